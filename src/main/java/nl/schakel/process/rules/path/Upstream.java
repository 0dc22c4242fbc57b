package nl.schakel.process.rules.path;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calculation of whether a token somewhere in a model can still come to a flow: what an inclusive join waits for. */
final class Upstream {

    private final Net net;
    private final Map<Net.Flow, Net.Bits> before = new HashMap<>();

    Upstream(Net net) {
        this.net = net;
    }

    /** Whether a token that is not at the join itself can come over this flow. */
    boolean someoneCanReach(Position at, Net.Flow flow, Net.Node join) {
        return at.anyOf(before.computeIfAbsent(flow, one -> placesBefore(one, join)));
    }

    /** Backwards from the flow, never through the join. */
    private Net.Bits placesBefore(Net.Flow flow, Net.Node join) {
        Net.Bits places = new Net.Bits();
        places.words = new long[(net.size >> 6) + 1];
        Deque<Net.Flow> open = new ArrayDeque<>(List.of(flow));
        boolean[] seen = new boolean[net.size];
        while (!open.isEmpty()) {
            Net.Flow one = open.pop();
            for (Net.Node node : net.nodes) {
                boolean leads = node.out.contains(one)
                        || node.kind == Net.Kind.EVENT_CHOICE
                                && node.out.stream().anyMatch(way -> way.target.out.contains(one));
                if (!leads || node == join) {
                    continue;
                }
                Net.Node from = hostOf(node);
                if (from.busy >= 0) {
                    places.add(from.busy);
                }
                for (Net.Flow in : from.in) {
                    if (!seen[in.place]) {
                        seen[in.place] = true;
                        places.add(in.place);
                        open.push(in);
                    }
                }
            }
        }
        // the join's own flows hold tokens that wait there already
        join.in.forEach(in -> places.words[in.place >> 6] &= ~(1L << (in.place & 63)));
        places.words = Arrays.copyOf(places.words, (net.size >> 6) + 1);
        return places;
    }

    /** A boundary event comes from what it stands on. */
    private Net.Node hostOf(Net.Node node) {
        return net.nodes.stream()
                .filter(host -> host.boundaries.stream().anyMatch(boundary -> boundary.node() == node))
                .findFirst()
                .orElse(node);
    }
}
