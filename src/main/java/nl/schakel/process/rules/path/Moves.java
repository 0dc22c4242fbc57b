package nl.schakel.process.rules.path;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Calculation of what can happen next at a position in a model: tokens that go on, events that come. The language of the
 * engine for gateways, boundary events, subprocesses, repetition (also of nothing) and called models is here.
 */
final class Moves {

    /** More ways out than this are more combinations than anybody oversees. */
    private static final int MOST_WAYS = 12;

    /** What the search hears of while it looks for moves. */
    interface Hears {

        /** A second token comes where one is already. */
        void twice(Net.Flow flow, Position at);

        /** A deed that may not be done as things are. */
        void forbidden(Net.Node node, Position at);

        /** More ways than can be looked at. */
        void tooMany(Net.Node node);
    }

    private final Net net;
    private final BiFunction<String, Integer, Outcomes> called;
    private final Upstream upstream;
    private final Hears hears;
    private final boolean oneWay;

    /** @param oneWay whether an inclusive split takes one way only, as if its conditions excluded each other */
    Moves(Net net, BiFunction<String, Integer, Outcomes> called, Hears hears, boolean oneWay) {
        this.net = net;
        this.oneWay = oneWay;
        this.called = called;
        this.hears = hears;
        this.upstream = new Upstream(net);
    }

    List<Position> beginnings(int facts) {
        List<Position> all = new ArrayList<>();
        for (Net.Start start : net.scopes.get(0).starts) {
            NewPosition draft = new NewPosition(new long[(net.size >> 6) + 1], facts | start.facts());
            add(all, draft, start.flows(), null, null);
        }
        return all;
    }

    /** Every token that can move, and every event that can come. */
    List<Move> from(Position at) {
        List<Move> moves = new ArrayList<>();
        for (int place = 0; place < net.size; place++) {
            if (at.at(place)) {
                Net.Flow flow = net.flowAt.get(place);
                Net.Node node = net.nodeAt.get(place);
                if (flow != null) {
                    arrive(at, flow, node, moves);
                } else if (node.busy == place) {
                    busy(at, node, moves);
                }
            }
        }
        for (int scope = 0; scope < net.scopes.size(); scope++) {
            if (active(at, scope)) {
                events(at, scope, moves);
            }
        }
        return moves;
    }

    private boolean active(Position at, int scope) {
        Net.NetScope one = net.scopes.get(scope);
        return scope == 0 ? at.anyOf(one.places) : at.at(one.owner.busy);
    }

    // tokens on a flow

    private void arrive(Position at, Net.Flow flow, Net.Node node, List<Move> moves) {
        switch (node.kind) {
            case PARALLEL -> parallel(at, flow, node, moves);
            case INCLUSIVE -> inclusive(at, flow, node, moves);
            case CHOICE -> choice(at, flow, node, moves);
            case WAIT, CALL, EVENT_CHOICE, SUB -> begin(at, flow, node, moves);
            case TERMINATE -> terminate(at, node, moves);
            default -> step(at, flow, node, moves);
        }
    }

    private void step(Position at, Net.Flow flow, Net.Node node, List<Move> moves) {
        if (CaseFact.forbids(at.facts, node.deed)) {
            hears.forbidden(node, at);
        }
        NewPosition draft = new NewPosition(at, CaseFact.after(at.facts, node.deed)).take(flow.place);
        List<Position> to = new ArrayList<>();
        add(to, draft, node.out, at, node);
        if (node.repeats) {
            // a list may be empty
            add(to, new NewPosition(at, at.facts).take(flow.place), node.out, at, node);
        }
        moves.add(new Move(to, false, quiet(at, flow, to) && !empties(at, node, flow.place)));
    }

    private void choice(Position at, Net.Flow flow, Net.Node node, List<Move> moves) {
        List<Position> to = new ArrayList<>();
        boolean decision = node.out.stream().anyMatch(way -> way.confirms);
        for (Net.Flow way : node.out) {
            if (way.confirms && !CaseFact.canBeConfirmed(at.facts)) {
                continue;
            }
            int facts = !decision
                    ? at.facts
                    : way.confirms ? CaseFact.onConfirmation(at.facts) : CaseFact.onRefusal(at.facts);
            add(to, new NewPosition(at, facts).take(flow.place), List.of(way), at, node);
        }
        moves.add(new Move(to, false, quiet(at, flow, to)));
    }

    private void parallel(Position at, Net.Flow flow, Net.Node node, List<Move> moves) {
        // counted once, at the first of the flows that lead into it
        if (!node.in.get(0).equals(flow) || !node.in.stream().allMatch(in -> at.at(in.place))) {
            return;
        }
        NewPosition draft = new NewPosition(at, at.facts);
        node.in.forEach(in -> draft.take(in.place));
        List<Position> to = new ArrayList<>();
        add(to, draft, node.out, at, node);
        moves.add(new Move(to, false, node.in.stream().noneMatch(in -> net.merged[in.place]) && quiet(at, flow, to)));
    }

    private void inclusive(Position at, Net.Flow flow, Net.Node node, List<Move> moves) {
        boolean first = node.in.stream()
                .filter(in -> at.at(in.place))
                .findFirst()
                .orElseThrow()
                .equals(flow);
        if (!first || node.in.stream().anyMatch(in -> !at.at(in.place) && upstream.someoneCanReach(at, in, node))) {
            return;
        }
        NewPosition draft = new NewPosition(at, at.facts);
        node.in.forEach(in -> draft.take(in.place));
        List<Position> to = new ArrayList<>();
        for (List<Net.Flow> ways : subsets(node)) {
            add(to, draft.copy(), ways, at, node);
        }
        moves.add(new Move(to, false, node.in.stream().noneMatch(in -> net.merged[in.place]) && quiet(at, flow, to)));
    }

    /** Every combination of the ways out; the default way alone, when none of the others is taken. */
    private List<List<Net.Flow>> subsets(Net.Node node) {
        if (node.out.size() <= 1) {
            return List.of(node.out);
        }
        if (oneWay) {
            return node.out.stream().map(List::of).toList();
        }
        if (node.out.size() > MOST_WAYS) {
            hears.tooMany(node);
            return List.of();
        }
        List<Net.Flow> open =
                node.out.stream().filter(way -> !way.equals(node.otherwise)).toList();
        List<List<Net.Flow>> all = new ArrayList<>();
        if (node.otherwise != null) {
            all.add(List.of(node.otherwise));
        }
        for (int chosen = 1; chosen < 1 << open.size(); chosen++) {
            List<Net.Flow> ways = new ArrayList<>();
            for (int way = 0; way < open.size(); way++) {
                if ((chosen >> way & 1) == 1) {
                    ways.add(open.get(way));
                }
            }
            all.add(ways);
        }
        return all;
    }

    private void begin(Position at, Net.Flow flow, Net.Node node, List<Move> moves) {
        List<Position> to = new ArrayList<>();
        if (at.at(node.busy)) {
            hears.twice(flow, at);
        } else if (node.kind == Net.Kind.SUB) {
            for (Net.Start start : net.scopes.get(node.inner).starts) {
                add(to, new NewPosition(at, at.facts).take(flow.place).put(node.busy), start.flows(), at, node);
            }
        } else {
            add(to, new NewPosition(at, at.facts).take(flow.place).put(node.busy), List.of(), at, node);
        }
        if (node.repeats) {
            // a list may be empty
            add(to, new NewPosition(at, at.facts).take(flow.place), node.out, at, node);
        }
        moves.add(new Move(to, false, quiet(at, flow, to)));
    }

    private void terminate(Position at, Net.Node node, List<Move> moves) {
        Net.NetScope scope = net.scopes.get(node.scope);
        List<Position> to = new ArrayList<>();
        add(to, new NewPosition(at, at.facts).clear(scope), List.of(), at, node);
        for (int facts : cutShort(at, scope)) {
            add(to, new NewPosition(at, facts).clear(scope), List.of(), at, node);
        }
        moves.add(new Move(to, false, false));
    }

    // activities that are busy

    private void busy(Position at, Net.Node node, List<Move> moves) {
        List<Position> to = new ArrayList<>();
        boolean ended = false;
        switch (node.kind) {
            case WAIT -> {
                int facts = node.secondReading ? CaseFact.afterReading(at.facts) : at.facts;
                add(to, new NewPosition(at, facts).leave(node), node.out, at, node);
            }
            case EVENT_CHOICE ->
                node.out.forEach(
                        way -> add(to, new NewPosition(at, at.facts).leave(node), way.target.out, at, way.target));
            case CALL -> {
                for (int facts : called.apply(node.called, at.facts).ended()) {
                    add(to, new NewPosition(at, facts).leave(node), node.out, at, node);
                }
            }
            default -> ended = subEnds(at, node, to);
        }
        boolean event = to.isEmpty() && node.kind == Net.Kind.SUB;
        boundaries(at, node, to);
        if (!to.isEmpty()) {
            boolean quiet = !net.merged[node.busy] && to.stream().allMatch(next -> next.facts == at.facts);
            boolean whole = node.kind != Net.Kind.SUB
                    || ended
                            && node.boundaries.isEmpty()
                            && net.scopes.get(node.inner).events.isEmpty();
            boolean last = node.out.isEmpty() && empties(at, node, node.busy);
            moves.add(new Move(to, event, quiet && whole && !last));
        }
    }

    private boolean subEnds(Position at, Net.Node node, List<Position> to) {
        Net.NetScope inner = net.scopes.get(node.inner);
        if (at.anyOf(inner.places)) {
            return false;
        }
        add(to, new NewPosition(at, at.facts).clear(inner).leave(node), node.out, at, node);
        return true;
    }

    private void boundaries(Position at, Net.Node node, List<Position> to) {
        for (Net.Boundary boundary : node.boundaries) {
            if (!boundary.interrupts()) {
                if (!at.at(boundary.happened())) {
                    NewPosition draft = new NewPosition(at, at.facts).put(boundary.happened());
                    add(to, draft, boundary.node().out, at, boundary.node());
                }
                continue;
            }
            List<Integer> facts = new ArrayList<>(List.of(at.facts));
            if (node.kind == Net.Kind.SUB) {
                facts.addAll(cutShort(at, net.scopes.get(node.inner)));
            } else if (node.kind == Net.Kind.CALL) {
                facts.addAll(called.apply(node.called, at.facts).underway());
            }
            for (int holds : facts.stream().distinct().toList()) {
                NewPosition draft = new NewPosition(at, holds).leave(node);
                if (node.inner >= 0) {
                    draft.clear(net.scopes.get(node.inner));
                }
                add(to, draft, boundary.node().out, at, boundary.node());
            }
        }
    }

    private void events(Position at, int scope, List<Move> moves) {
        Net.NetScope one = net.scopes.get(scope);
        boolean interrupted = one.events.stream().anyMatch(event -> event.interrupts() && at.at(event.node().busy));
        for (Net.EventSub event : one.events) {
            if (interrupted || at.at(event.happened()) || at.at(event.node().busy)) {
                continue;
            }
            List<Position> to = new ArrayList<>();
            for (Net.Start start : net.scopes.get(event.scope()).starts) {
                List<Integer> facts = new ArrayList<>(List.of(at.facts));
                if (event.interrupts()) {
                    facts.addAll(cutShort(at, one));
                }
                for (int holds : facts.stream().distinct().toList()) {
                    NewPosition draft = new NewPosition(at, holds | start.facts());
                    if (event.interrupts()) {
                        draft.clear(one);
                    }
                    draft.put(event.happened()).put(event.node().busy);
                    add(to, draft, start.flows(), at, event.node());
                }
            }
            moves.add(new Move(to, true, false));
        }
    }

    /** What can hold when calls that run in this scope are cut short half-way. */
    private List<Integer> cutShort(Position at, Net.NetScope scope) {
        List<Integer> facts = new ArrayList<>();
        for (Net.Node node : net.nodes) {
            if (node.kind == Net.Kind.CALL && at.at(node.busy) && holds(scope, node.busy)) {
                facts.addAll(called.apply(node.called, at.facts).underway());
            }
        }
        return facts.stream().distinct().filter(one -> one != at.facts).toList();
    }

    private static boolean holds(Net.NetScope scope, int place) {
        int word = place >> 6;
        return word < scope.places.words.length && (scope.places.words[word] & 1L << (place & 63)) != 0;
    }

    // helpers

    /** Whether nothing that others could notice changes, and no second token can come to where this one stood. */
    private boolean quiet(Position at, Net.Flow flow, List<Position> to) {
        return !net.merged[flow.place] && to.stream().allMatch(next -> next.facts == at.facts);
    }

    /** Whether this is the last token of a scope in which an event could still come. */
    private boolean empties(Position at, Net.Node node, int place) {
        Net.NetScope scope = net.scopes.get(node.scope);
        if (!node.out.isEmpty() || scope.events.isEmpty()) {
            return false;
        }
        Position without = new NewPosition(at, at.facts).take(place).position(at, node);
        return !without.anyOf(scope.places);
    }

    private void add(List<Position> to, NewPosition draft, List<Net.Flow> ways, Position before, Net.Node by) {
        for (Net.Flow way : ways) {
            boolean ends = way.target.kind == Net.Kind.END;
            if (draft.has(way.place) && !ends) {
                hears.twice(way, before == null ? draft.position(null, by) : before);
                return;
            }
            draft.put(way.place);
        }
        to.add(draft.position(before, by));
    }

    /** A position that is being made. */
    private static final class NewPosition {
        private final long[] tokens;
        private final int facts;

        NewPosition(long[] tokens, int facts) {
            this.tokens = tokens;
            this.facts = facts;
        }

        NewPosition(Position at, int facts) {
            this(at.tokens.clone(), facts);
        }

        NewPosition copy() {
            return new NewPosition(tokens.clone(), facts);
        }

        boolean has(int place) {
            return (tokens[place >> 6] & 1L << (place & 63)) != 0;
        }

        NewPosition put(int place) {
            tokens[place >> 6] |= 1L << (place & 63);
            return this;
        }

        NewPosition take(int place) {
            tokens[place >> 6] &= ~(1L << (place & 63));
            return this;
        }

        /** What is over remembers no events: it may begin again. */
        NewPosition leave(Net.Node node) {
            node.boundaries.forEach(boundary -> take(boundary.happened()));
            return take(node.busy);
        }

        NewPosition clear(Net.NetScope scope) {
            for (int i = 0; i < scope.places.words.length; i++) {
                tokens[i] &= ~scope.places.words[i];
            }
            for (int i = 0; i < scope.memories.words.length; i++) {
                tokens[i] &= ~scope.memories.words[i];
            }
            return this;
        }

        Position position(Position before, Net.Node by) {
            return new Position(tokens, facts, before, by);
        }
    }
}
