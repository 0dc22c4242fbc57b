package nl.schakel.process.rules.path;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.OperationList;
import nl.schakel.process.rules.RuleFindings;

/**
 * Check of whole paths: R1, R2, R3, and whether a route can get stuck or does something twice. The paths are looked at
 * once for all of these.
 */
public final class PathRule implements ModelRule {

    private final String id;
    private final Map<Problem.Kind, String> kinds = new EnumMap<>(Problem.Kind.class);
    private final OperationList operations;

    private PathRule(String id, OperationList operations) {
        this.id = id;
        this.operations = operations;
    }

    /** The rules over paths. */
    public static List<ModelRule> all(OperationList operations) {
        return List.of(
                new PathRule("pad-r1", operations).with(Problem.Kind.LEFT_OPEN, "blijft-open"),
                new PathRule("pad-r2", operations)
                        .with(Problem.Kind.UNREAD, "zonder-lezer")
                        .with(Problem.Kind.NOT_PASSED_ON, "niet-doorgezet"),
                new PathRule("pad-r3", operations)
                        .with(Problem.Kind.END_UNTOLD, "einde-stil")
                        .with(Problem.Kind.NEVER_TOLD, "stil"),
                new PathRule("pad-loopt", operations)
                        .with(Problem.Kind.STUCK, "vast")
                        .with(Problem.Kind.TWICE, "dubbel")
                        .with(Problem.Kind.MAYBE_TWICE, "misschien-dubbel")
                        .with(Problem.Kind.TOO_MANY, "te-veel"));
    }

    private PathRule with(Problem.Kind kind, String key) {
        kinds.put(kind, key);
        return this;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        Collection<Problem> problems = bundle.derived("paths", () -> Paths.problems(bundle, operations));
        problems.stream()
                .filter(problem -> kinds.containsKey(problem.kind()))
                .forEach(problem -> report(bundle, problem, findings));
    }

    private void report(ModelBundle bundle, Problem problem, RuleFindings findings) {
        String file = bundle.model(problem.model()).orElseThrow().file();
        String key = kinds.get(problem.kind());
        String way = problem.way().isEmpty() ? "-" : problem.way();
        if (problem.kind() == Problem.Kind.MAYBE_TWICE) {
            findings.warning(file, problem.element(), key, way);
        } else {
            findings.error(file, problem.element(), key, way, String.valueOf(Paths.MOST_POSITIONS));
        }
    }
}
