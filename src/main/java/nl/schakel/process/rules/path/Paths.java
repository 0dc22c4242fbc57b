package nl.schakel.process.rules.path;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.schakel.process.names.RouteNames;
import nl.schakel.process.names.UsedNames;
import nl.schakel.process.rules.BundleModel;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.OperationList;
import org.camunda.bpm.model.bpmn.instance.CallActivity;

/**
 * Calculation of every position in which a case can come, in each model that somebody or the code starts, and through the
 * models that it calls. Conditions are not evaluated, but for the answer of a second reader: a way that only the data would
 * exclude counts. A called model counts as one step that can happen at any moment of the others.
 */
final class Paths {

    /** A model with more positions is refused: nobody oversees it, and looking at it would hold up everybody. */
    static final int MOST_POSITIONS = 50_000;

    private static final int LONGEST_WAY = 12;

    /** What must hold at the end of a route of its own. A model without a row has to keep to the general rules only. */
    private static final Map<String, Set<Duty>> DUTIES = Map.of(
            RouteNames.MELDROUTE, Set.of(Duty.TELL, Duty.CLOSE, Duty.PASS_ON),
            RouteNames.INTREKKING, Set.of(Duty.TELL),
            RouteNames.HERZIENING, Set.of(Duty.TELL),
            RouteNames.HEROPENING, Set.of(Duty.TELL, Duty.CLOSE));

    private enum Duty {
        TELL,
        CLOSE,
        PASS_ON
    }

    private record Question(String model, int facts) {}

    private record Found(Problem.Kind kind, String model, String element) {}

    /** What came of looking at a model, with what it calls. */
    private record Looked(Outcomes outcomes, List<Problem> problems) {}

    /** Everything that a look at a model depends on: a director changes one model of twenty. */
    private record Unchanged(List<Object> parts, int facts, boolean route, boolean oneWay) {}

    private final Map<String, Net> nets = new HashMap<>();
    private final Map<String, BundleModel> models = new TreeMap<>();
    private final Map<Question, Outcomes> answers = new HashMap<>();
    private final Deque<String> calling = new ArrayDeque<>();
    private final Map<String, Boolean> deaf = new HashMap<>();
    private final Map<Found, Problem> problems = new LinkedHashMap<>();
    private int looked;

    private final boolean oneWay;

    private Paths(boolean oneWay) {
        this.oneWay = oneWay;
    }

    /** Everything that can go wrong on some path of this bundle. */
    static Collection<Problem> problems(ModelBundle bundle, OperationList operations) {
        Map<Found, Problem> all = look(bundle, operations, false).problems;
        Set<Found> twice = new HashSet<>(all.keySet());
        twice.removeIf(found -> found.kind() != Problem.Kind.TWICE);
        if (!twice.isEmpty()) {
            // where conditions of an inclusive split may exclude each other, only a person can tell
            twice.removeAll(look(bundle, operations, true).problems.keySet());
            twice.forEach(found -> all.computeIfPresent(
                    found,
                    (one, problem) ->
                            new Problem(Problem.Kind.MAYBE_TWICE, problem.model(), problem.element(), problem.way())));
        }
        return all.values();
    }

    /** How many positions were looked at, of all models together. */
    static int positions(ModelBundle bundle, OperationList operations) {
        return look(bundle, operations, false).looked;
    }

    private static Paths look(ModelBundle bundle, OperationList operations, boolean oneWay) {
        Paths paths = new Paths(oneWay);
        Set<String> roots = new TreeSet<>(UsedNames.ROUTES);
        Set<String> called = new HashSet<>();
        for (BundleModel model : bundle.models()) {
            paths.nets.put(model.key(), model.derived(Net.class, () -> NetReader.read(model, operations)));
            paths.models.put(model.key(), model);
            roots.add(model.key());
            model.all(CallActivity.class).forEach(call -> called.add(call.getCalledElement()));
        }
        roots.removeIf(key -> called.contains(key) && !UsedNames.ROUTES.contains(key));
        roots.stream().filter(paths.nets::containsKey).forEach(paths::route);
        return paths;
    }

    /** A model that nobody calls: whatever holds at its end is the end. */
    private void route(String key) {
        look(nets.get(key), 0, true);
    }

    private void atTheEnd(Net net, Position end) {
        Set<Duty> duties = DUTIES.getOrDefault(net.key, Set.of());
        if (CaseFact.END_UNTOLD.in(end.facts)) {
            found(Problem.Kind.END_UNTOLD, net, lastEnd(end), end);
        }
        if (duties.contains(Duty.TELL) && !CaseFact.TOLD.in(end.facts)) {
            found(Problem.Kind.NEVER_TOLD, net, lastEnd(end), end);
        }
        if (duties.contains(Duty.CLOSE) && !CaseFact.CLOSED.in(end.facts)) {
            found(Problem.Kind.LEFT_OPEN, net, lastEnd(end), end);
        }
        boolean settled =
                CaseFact.PASSED_ON.in(end.facts) || CaseFact.STOPPED.in(end.facts) || CaseFact.WITHDRAWN.in(end.facts);
        if (duties.contains(Duty.PASS_ON) && !settled) {
            found(Problem.Kind.NOT_PASSED_ON, net, lastEnd(end), end);
        }
    }

    /** The end event that was come to last; what only says that a frame around it is over, is not what to look at. */
    private static Net.Node lastEnd(Position end) {
        for (Position position = end; position != null; position = position.before) {
            if (position.by != null && (position.by.kind == Net.Kind.END || position.by.kind == Net.Kind.TERMINATE)) {
                return position.by;
            }
        }
        return end.by;
    }

    private Outcomes called(String key, int facts) {
        Net net = nets.get(key);
        if (net == null || calling.contains(key)) {
            // what is not there, or calls itself, another rule names
            return new Outcomes(Set.of(facts), Set.of());
        }
        // what a model does not change and does not ask about makes no difference to its paths: one look is enough
        boolean deaf = deaf(key, new HashSet<>());
        Question question = new Question(key, deaf ? 0 : facts);
        Outcomes known = answers.get(question);
        if (known == null) {
            known = look(net, question.facts(), false);
            answers.put(question, known);
        }
        Set<Integer> same = known.ended().isEmpty() ? Set.of() : Set.of(facts);
        return deaf ? new Outcomes(same, Set.of()) : known;
    }

    private Outcomes look(Net net, int facts, boolean route) {
        calling.push(net.key);
        List<Object> parts = new ArrayList<>();
        depends(net.key, parts);
        Looked looked = models.get(net.key).derived(new Unchanged(parts, facts, route, oneWay), () -> {
            Map<Found, Problem> before = new LinkedHashMap<>(problems);
            problems.clear();
            Outcomes outcomes = explore(net, facts, end -> {
                if (route) {
                    atTheEnd(net, end);
                }
            });
            Looked now = new Looked(outcomes, List.copyOf(problems.values()));
            problems.clear();
            problems.putAll(before);
            return now;
        });
        calling.pop();
        looked.problems()
                .forEach(problem ->
                        problems.putIfAbsent(new Found(problem.kind(), problem.model(), problem.element()), problem));
        return looked.outcomes();
    }

    /** The models themselves; of a called one that facts make no difference to, only whether it can end. */
    private void depends(String key, List<Object> parts) {
        BundleModel model = models.get(key);
        if (model == null || parts.contains(model)) {
            return;
        }
        parts.add(model);
        for (Net.Node node : nets.get(key).nodes) {
            if (node.called != null && nets.containsKey(node.called) && !calling.contains(node.called)) {
                if (deaf(node.called, new HashSet<>())) {
                    parts.add(node.called + " " + called(node.called, 0).ended().isEmpty());
                } else {
                    depends(node.called, parts);
                }
            } else if (node.called != null) {
                parts.add(node.called);
            }
        }
    }

    /** Whether nothing in a model, or in what it calls, changes a fact or asks for one. */
    private boolean deaf(String key, Set<String> around) {
        Net net = nets.get(key);
        if (net == null || !around.add(key)) {
            return true;
        }
        return deaf.computeIfAbsent(
                        key,
                        one -> net.flows.stream().noneMatch(flow -> flow.confirms)
                                && net.scopes.stream()
                                        .flatMap(scope -> scope.starts.stream())
                                        .allMatch(start -> start.facts() == 0)
                                && net.nodes.stream().allMatch(node -> node.deed == null && !node.secondReading))
                && net.nodes.stream().filter(node -> node.called != null).allMatch(node -> deaf(node.called, around));
    }

    private interface AtTheEnd {
        void look(Position end);
    }

    private Outcomes explore(Net net, int facts, AtTheEnd atTheEnd) {
        Set<Integer> ended = new TreeSet<>();
        Set<Integer> underway = new TreeSet<>();
        Set<Position> seen = new HashSet<>();
        Deque<Position> open = new ArrayDeque<>();
        Moves moves = new Moves(net, this::called, hearing(net), oneWay);
        moves.beginnings(facts).forEach(position -> {
            if (seen.add(position)) {
                open.add(position);
            }
        });
        while (!open.isEmpty()) {
            Position at = open.poll();
            looked++;
            if (seen.size() > MOST_POSITIONS) {
                found(Problem.Kind.TOO_MANY, net, null, at);
                break;
            }
            if (!at.anyOf(net.scopes.get(0).places)) {
                ended.add(at.facts);
                atTheEnd.look(at);
                continue;
            }
            if (at.facts != facts) {
                underway.add(at.facts);
            }
            next(net, moves, at, seen, open);
        }
        return new Outcomes(ended, underway);
    }

    /**
     * One token that nothing else can matter to goes first, and the others wait: the order makes no difference to what is
     * looked for. Unless everything behind it was seen, which would let the others wait for ever.
     */
    private void next(Net net, Moves moves, Position from, Set<Position> seen, Deque<Position> open) {
        Position at = from;
        // a token with one way to go is followed at once; only where it stops counts as a position of its own
        for (int steps = 0; steps <= net.size; steps++) {
            List<Move> all = moves.from(at);
            if (all.stream().allMatch(move -> move.event() || move.to().isEmpty())) {
                stuck(net, at);
            }
            Move first = all.stream()
                    .filter(Move::alone)
                    .filter(move -> move.to().stream().anyMatch(position -> !seen.contains(position)))
                    .findFirst()
                    .orElse(null);
            if (first == null) {
                all.forEach(move -> add(move, seen, open));
                return;
            }
            if (first.to().size() > 1 || steps == net.size || !first.to().get(0).anyOf(net.scopes.get(0).places)) {
                add(first, seen, open);
                return;
            }
            at = first.to().get(0);
        }
    }

    private static void add(Move move, Set<Position> seen, Deque<Position> open) {
        for (Position position : move.to()) {
            if (seen.add(position)) {
                open.add(position);
            }
        }
    }

    /** Tokens that wait at a join for others that cannot come; what waits for its own inside is no news. */
    private void stuck(Net net, Position at) {
        for (int place = 0; place < net.size; place++) {
            if (at.at(place) && net.flowAt.get(place) != null) {
                found(Problem.Kind.STUCK, net, net.nodeAt.get(place), at);
            }
        }
    }

    private Moves.Hears hearing(Net net) {
        return new Moves.Hears() {
            @Override
            public void twice(Net.Flow flow, Position at) {
                found(Problem.Kind.TWICE, net, flow.target, at);
            }

            @Override
            public void forbidden(Net.Node node, Position at) {
                found(Problem.Kind.UNREAD, net, node, at);
            }

            @Override
            public void tooMany(Net.Node node) {
                found(Problem.Kind.TOO_MANY, net, node, null);
            }
        };
    }

    private void found(Problem.Kind kind, Net net, Net.Node node, Position at) {
        String element = node == null ? net.key : node.id;
        problems.computeIfAbsent(
                new Found(kind, net.key, element), one -> new Problem(kind, net.key, element, way(at)));
    }

    /** The last steps before a position, for people. */
    private static String way(Position at) {
        LinkedList<String> steps = new LinkedList<>();
        for (Position position = at; position != null && steps.size() < LONGEST_WAY; position = position.before) {
            if (position.by != null && position.by.name != null && !position.by.name.isBlank()) {
                steps.addFirst(position.by.name);
            }
        }
        return String.join(" → ", steps);
    }

    /** For tests: the facts by name. */
    static String shown(int facts) {
        return Arrays.stream(CaseFact.values())
                .filter(fact -> fact.in(facts))
                .toList()
                .toString();
    }
}
