package nl.schakel.process.rules.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.schakel.process.rules.BrokenModels;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ShippedBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules say of paths is so: by hand for each way of drawing, and by walking at random through drawings made by chance. */
class PathRulesAgreeTest {

    /** A route of which the reporter must hear something. */
    private static final String ROUTE = "intrekking";

    private static final String CALLED = "hulpmodel";

    private static final int DRAWINGS = 200;
    private static final int WALKS = 40;

    private static final String TELL =
            "<serviceTask id=\"%s\" camunda:expression=\"${melder.informeren(zaak,'afgesloten')}\"/>";
    private static final String STEP = "<serviceTask id=\"%s\" camunda:expression=\"${dossier.vraagVoorbij(zaak)}\"/>";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // both ends of a split, one of which tells: whoever ends last, the reporter heard
                "split, both end, one tells | parallelGateway X; tell A; endEvent E; endEvent F | S>X X>A X>F A>E | ",
                "a timer beside the task has an end of its own"
                        + " | userTask T; beside B@T; endEvent F; tell A; endEvent E | S>T T>A A>E B>F | ",
                "a timer that interrupts skips it | userTask T; late B@T; endEvent F; tell A; endEvent E | S>T T>A A>E B>F | NEVER_TOLD",
                "in one branch of an inclusive split only"
                        + " | inclusiveGateway X; tell A; step C; inclusiveGateway Y; endEvent E | S>X X>C X>A A>Y C>Y Y>E | NEVER_TOLD",
                "once for each of a list, which may be empty | list T; endEvent E | S>T T>E | NEVER_TOLD",
                "a choice that is joined as a split"
                        + " | exclusiveGateway X; tell A; tell C; parallelGateway Y; endEvent E | S>X X>C X>A A>Y C>Y Y>E | STUCK",
                "a split that is joined as a choice"
                        + " | parallelGateway X; tell A; tell C; exclusiveGateway Y; userTask T; endEvent E | S>X X>C X>A A>Y C>Y Y>T T>E | TWICE",
                "the same without anything that waits"
                        + " | parallelGateway X; tell A; tell C; exclusiveGateway Y; step D; endEvent E | S>X X>C X>A A>Y C>Y Y>D D>E | TWICE",
                "two branches into one task"
                        + " | parallelGateway X; tell A; userTask C; userTask T; endEvent E | S>X X>C X>A A>T C>T T>E | TWICE",
                "an inclusive split joined by an inclusive join"
                        + " | inclusiveGateway X; tell A; tell C; inclusiveGateway Y; endEvent E | S>X X>C X>A A>Y C>Y Y>E | ",
                "an end of everything before the message"
                        + " | parallelGateway X; step A; stop F; userTask C; tell D; endEvent E | S>X X>A X>C A>F C>D D>E | NEVER_TOLD",
                "a loop with a way out | exclusiveGateway X; userTask T; exclusiveGateway Y; tell A; endEvent E"
                        + " | S>X X>T T>Y Y>X Y>A A>E | ",
                "a called model that tells on all ways | call K; endEvent E | S>K K>E | "
            })
    void eachWayOfDrawing(String what, String elements, String flows, String found) {
        StringBuilder called =
                new StringBuilder("<startEvent id=\"S\"/>" + TELL.formatted("A") + "<endEvent id=\"E\"/>");
        called.append(flow("S", "A")).append(flow("A", "E"));

        assertThat(kinds(bundle(draw(elements, flows), process(CALLED, called.toString()))))
                .as(what)
                .isEqualTo(found == null || found.isBlank() ? Set.of() : Set.of(Problem.Kind.valueOf(found.strip())));
    }

    @Test
    void aCalledModelThatTellsOnOneOfTwoWaysDoesNotCount() {
        String called = "<startEvent id=\"S\"/><exclusiveGateway id=\"X\"/>" + TELL.formatted("A") + STEP.formatted("C")
                + "<endEvent id=\"E\"/><endEvent id=\"F\"/>"
                + flow("S", "X") + flow("X", "A") + flow("X", "C") + flow("A", "E") + flow("C", "F");

        assertThat(kinds(bundle(draw("call K; endEvent E", "S>K K>E"), process(CALLED, called))))
                .containsExactly(Problem.Kind.NEVER_TOLD);
    }

    /** The message comes in the middle of the called model; the timer can end it before. */
    @Test
    void aCalledModelThatIsCutShortToldNobody() {
        String called = "<startEvent id=\"S\"/><userTask id=\"T\"/>" + TELL.formatted("A") + "<endEvent id=\"E\"/>"
                + flow("S", "T") + flow("T", "A") + flow("A", "E");

        assertThat(kinds(bundle(
                        draw("call K; late B@K; endEvent E; endEvent F", "S>K K>E B>F"), process(CALLED, called))))
                .containsExactly(Problem.Kind.NEVER_TOLD);
    }

    /** The case closes half-way the called model, and the timer ends that before the message. */
    @Test
    void aCloseInACalledModelThatIsCutShortIsFollowed() {
        String called = "<startEvent id=\"S\"/>"
                + "<serviceTask id=\"C\" camunda:expression=\"${dossier.afsluiten(zaak,'dubbel')}\"/>"
                + "<userTask id=\"T\"/>" + TELL.formatted("A") + "<endEvent id=\"E\"/>"
                + flow("S", "C") + flow("C", "T") + flow("T", "A") + flow("A", "E");

        assertThat(kinds(bundle(
                        draw("tell Z; call K; late B@K; endEvent E; endEvent F", "S>Z Z>K K>E B>F"),
                        process(CALLED, called))))
                .contains(Problem.Kind.END_UNTOLD, Problem.Kind.UNREAD);
    }

    /** The property of the whole: no walk comes where the rule says that none can come. */
    @Test
    void noWalkEndsSilentStuckOrTwiceWhereTheRuleSaidItCannot() {
        Map<Problem.Kind, int[]> claims = new TreeMap<>();
        int fine = 0;
        for (int seed = 0; seed < DRAWINGS; seed++) {
            Random chance = new Random(seed);
            Drawing called = Drawing.random(CALLED, null, chance);
            Drawing drawing = Drawing.random(ROUTE, CALLED, chance);
            Set<Problem.Kind> said = kinds(bundle(drawing.bpmn(CALLED), called.bpmn(null)));
            Set<TokenGame.Result> seen = EnumSet.noneOf(TokenGame.Result.class);
            for (int walk = 0; walk < WALKS; walk++) {
                seen.add(new TokenGame(drawing, called, chance).walk());
            }
            fine += said.isEmpty() ? 1 : 0;
            boolean cut = said.contains(Problem.Kind.TWICE) || said.contains(Problem.Kind.MAYBE_TWICE);
            agree(seed, said, seen, TokenGame.Result.TWICE, Problem.Kind.TWICE, Problem.Kind.MAYBE_TWICE);
            if (!cut) {
                // behind a second token the rule looks no further: that drawing is refused as it is
                agree(seed, said, seen, TokenGame.Result.STUCK, Problem.Kind.STUCK);
                agree(seed, said, seen, TokenGame.Result.SILENT, Problem.Kind.NEVER_TOLD);
                count(claims, said, seen, TokenGame.Result.SILENT, Problem.Kind.NEVER_TOLD);
                count(claims, said, seen, TokenGame.Result.STUCK, Problem.Kind.STUCK);
            }
        }

        assertThat(fine).as("drawings of which the rule has nothing to say").isGreaterThan(15);
        assertThat(claims.get(Problem.Kind.NEVER_TOLD)[0]).isGreaterThan(30);
        // not every way is found by chance, but a rule that cries wolf would be seen
        claims.forEach((kind, counted) ->
                assertThat(counted[1]).as("%s, seen by a walk", kind).isGreaterThanOrEqualTo(counted[0] * 8 / 10));
    }

    private static void agree(
            int seed,
            Set<Problem.Kind> said,
            Set<TokenGame.Result> seen,
            TokenGame.Result result,
            Problem.Kind... kinds) {
        if (seen.contains(result)) {
            assertThat(said).as("drawing %s was walked to %s", seed, result).containsAnyOf(kinds);
        }
    }

    private static void count(
            Map<Problem.Kind, int[]> claims,
            Set<Problem.Kind> said,
            Set<TokenGame.Result> seen,
            TokenGame.Result result,
            Problem.Kind kind) {
        if (said.contains(kind)) {
            int[] counted = claims.computeIfAbsent(kind, one -> new int[2]);
            counted[0]++;
            counted[1] += seen.contains(result) ? 1 : 0;
        }
    }

    private static Set<Problem.Kind> kinds(ModelBundle bundle) {
        Collection<Problem> problems = Paths.problems(bundle, ShippedBundle.operations());
        return problems.stream().map(Problem::kind).collect(Collectors.toSet());
    }

    private static ModelBundle bundle(String route, String called) {
        return ModelBundle.of(Map.of(
                ROUTE + ".bpmn", route.getBytes(StandardCharsets.UTF_8),
                CALLED + ".bpmn", called.getBytes(StandardCharsets.UTF_8)));
    }

    private static String draw(String elements, String flows) {
        StringBuilder xml = new StringBuilder("<startEvent id=\"S\"/>");
        for (String element : elements.strip().split("\\s*;\\s*")) {
            String kind = element.split(" ")[0];
            String[] id = element.split(" ")[1].split("@");
            xml.append(
                    switch (kind) {
                        case "tell" -> TELL.formatted(id[0]);
                        case "step" -> STEP.formatted(id[0]);
                        case "call" -> "<callActivity id=\"" + id[0] + "\" calledElement=\"" + CALLED + "\"/>";
                        case "stop" ->
                            "<endEvent id=\"" + id[0] + "\"><terminateEventDefinition id=\"D" + id[0]
                                    + "\"/></endEvent>";
                        case "list" ->
                            TELL.formatted(id[0])
                                    .replace(
                                            "/>",
                                            "><multiInstanceLoopCharacteristics camunda:collection=\"${lijst}\"/></serviceTask>");
                        case "beside", "late" ->
                            "<boundaryEvent id=\"" + id[0] + "\" attachedToRef=\"" + id[1] + "\" cancelActivity=\""
                                    + kind.equals("late") + "\"><timerEventDefinition id=\"D" + id[0]
                                    + "\"/></boundaryEvent>";
                        default -> "<" + kind + " id=\"" + id[0] + "\"/>";
                    });
        }
        for (String flow : flows.strip().split("\\s+")) {
            xml.append(flow(flow.split(">")[0], flow.split(">")[1]));
        }
        return process(ROUTE, xml.toString());
    }

    private static String process(String key, String body) {
        return BrokenModels.definitions("<process id=\"" + key + "\" isExecutable=\"true\">" + body + "</process>");
    }

    private static String flow(String from, String to) {
        return "<sequenceFlow id=\"F" + from + to + "\" sourceRef=\"" + from + "\" targetRef=\"" + to + "\"/>";
    }
}
