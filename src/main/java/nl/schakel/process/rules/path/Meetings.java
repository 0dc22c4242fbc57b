package nl.schakel.process.rules.path;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Calculation of where two tokens of one case could meet: at a join of ways of which two come from different branches of
 * something that splits a token. By the drawing alone, so on the safe side: it can say so where it never happens.
 */
final class Meetings {

    /** What waits for the other branches. */
    private static final Set<Net.Kind> JOINS = Set.of(Net.Kind.PARALLEL, Net.Kind.INCLUSIVE);

    private final List<List<Set<Net.Flow>>> branches = new ArrayList<>();
    /** Flows of the other branches of a split that one of its branches comes back to without waiting for them. */
    private final Set<Net.Flow> behindAgain = new HashSet<>();

    private Meetings(Net net) {
        net.nodes.forEach(this::split);
    }

    /** Marks such joins, when they take time, and the flows behind them. */
    static void mark(Net net) {
        Meetings meetings = new Meetings(net);
        net.merged = new boolean[net.size];
        for (Net.Node node : net.nodes) {
            boolean joins = node.in.size() > 1 && !JOINS.contains(node.kind);
            if (joins && meetings.canMeet(node.in)) {
                mark(net, node);
                node.out.forEach(flow -> net.merged[flow.place] = true);
            }
        }
        meetings.behindAgain.forEach(flow -> {
            net.merged[flow.place] = true;
            mark(net, flow.target);
        });
    }

    private static void mark(Net net, Net.Node node) {
        if (node.busy >= 0) {
            net.merged[node.busy] = true;
        }
    }

    private void split(Net.Node node) {
        boolean all = node.kind != Net.Kind.CHOICE && node.kind != Net.Kind.EVENT_CHOICE && node.out.size() > 1;
        boolean beside = node.boundaries.stream().anyMatch(boundary -> !boundary.interrupts());
        if (!all && !beside) {
            return;
        }
        List<List<Net.Flow>> beginnings = new ArrayList<>();
        if (all) {
            node.out.forEach(flow -> beginnings.add(List.of(flow)));
        } else {
            beginnings.add(node.out);
        }
        node.boundaries.stream()
                .filter(boundary -> !boundary.interrupts())
                .forEach(boundary -> beginnings.add(boundary.node().out));
        List<Set<Net.Flow>> each =
                beginnings.stream().map(flows -> from(flows, node, false)).toList();
        branches.add(each);
        for (int one = 0; one < each.size(); one++) {
            boolean again = from(beginnings.get(one), node, true).stream().anyMatch(flow -> flow.target == node);
            for (int two = 0; again && two < each.size(); two++) {
                if (one != two) {
                    behindAgain.addAll(each.get(two));
                }
            }
        }
    }

    /** The flows that a token on these can come to without going through the split again, or only as far as joins that wait. */
    private static Set<Net.Flow> from(List<Net.Flow> beginning, Net.Node split, boolean toJoins) {
        Set<Net.Flow> reached = new HashSet<>();
        Deque<Net.Flow> open = new ArrayDeque<>(beginning);
        while (!open.isEmpty()) {
            Net.Flow flow = open.pop();
            boolean waits = flow.target.in.size() > 1 && JOINS.contains(flow.target.kind);
            if (reached.add(flow) && flow.target != split && !(toJoins && waits)) {
                open.addAll(flow.target.out);
                flow.target.boundaries.forEach(boundary -> open.addAll(boundary.node().out));
            }
        }
        return reached;
    }

    private boolean canMeet(List<Net.Flow> ways) {
        for (List<Set<Net.Flow>> split : branches) {
            for (int one = 0; one < split.size(); one++) {
                for (int two = 0; two < split.size(); two++) {
                    if (one != two && apart(ways, split.get(one), split.get(two))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean apart(List<Net.Flow> ways, Set<Net.Flow> one, Set<Net.Flow> two) {
        return ways.stream()
                .filter(one::contains)
                .anyMatch(first -> ways.stream().anyMatch(second -> second != first && two.contains(second)));
    }
}
