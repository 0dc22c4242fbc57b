package nl.schakel.process.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** R6: every task has a role that owns it, a term, and someone who hears when the term passes. */
class R06_EveryTaskHasOwnerAndTermTest {

    private static final DmnDecision TERMS = ModelFiles.decision("termijnen");
    private static final Pattern TIMER =
            Pattern.compile("\\$\\{(?:termijn\\.einde|waken\\.wekker)\\(execution,'([a-z-]+)'\\)}");

    /** Moments that were agreed on, or follow from the law, the rota or office hours, so that no table has them. */
    private static final Set<String> AGREED = Set.of(
            "${plaatsing.reserveringTot(plaatsingId)}",
            "${bedenktijdTot}",
            "${kantoortijd.vanaf(regio)}",
            "${kantoortijd.laatsteUur(regio)}",
            "${piket.dienstBegint(oproepId)}",
            "${piket.ochtend(oproepId)}",
            "${waken.dienstWisselt(oproepId)}");

    static Stream<Arguments> tasks() {
        return ModelFiles.processes().entrySet().stream()
                .flatMap(model -> model.getValue().getModelElementsByType(UserTask.class).stream()
                        .map(task -> Arguments.of(model.getKey(), task.getId(), task)));
    }

    static Stream<Arguments> timers() {
        return ModelFiles.processes().entrySet().stream()
                .filter(model -> !model.getKey().equals("termijnbewaking"))
                .flatMap(model -> model.getValue().getModelElementsByType(TimeDate.class).stream()
                        .filter(date -> !AGREED.contains(date.getTextContent()))
                        .map(date -> Arguments.of(model.getKey(), date.getTextContent())));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("tasks")
    void taskHasOneOwningGroupAndAForm(String process, String id, UserTask task) {
        assertThat(task.getCamundaCandidateGroups())
                .matches(
                        "\\$\\{(eigenaar\\.van|eigenaar\\.voor|eigenaar\\.vanRegio|eigenaar\\.tweedeLezer|eigenaar\\.wmo|acties\\.groep|plaatsing\\.groep|plaatsing\\.groepOpvang"
                                + "|piket\\.groep|piket\\.regisseur|reis\\.begeleider)\\([^)]+\\)}");
        assertThat(task.getCamundaFormRefBinding()).isEqualTo("deployment");
        assertThat(ModelFiles.FORMS.resolve(task.getCamundaFormRef() + ".form")).exists();
        assertThat(task.getCamundaFormKey())
                .as("formKey is set by the parse listener, never in a model")
                .isNull();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("tasks")
    void taskHasATermInEveryUrgency(String process, String id, UserTask task) {
        assertCompleteTerm(process, ModelFiles.stepOf(id));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("timers")
    void drawnTimerHasATermInEveryUrgency(String process, String expression) {
        Matcher timer = TIMER.matcher(expression);
        assertThat(timer.matches()).as(expression).isTrue();
        assertCompleteTerm(process, timer.group(1));
    }

    private static void assertCompleteTerm(String process, String step) {
        for (String urgency : new String[] {"acuut", "normaal"}) {
            Map<String, Object> question = new HashMap<>();
            question.put("regio", "wvv");
            question.put("proces", process);
            question.put("stap", step);
            question.put("urgentie", urgency);
            DmnDecisionResult result = ModelFiles.decide(TERMS, question);
            assertThat(result)
                    .as("term of %s in %s, %s", step, process, urgency)
                    .hasSize(1);
            DmnDecisionResultEntries term = result.getSingleResult();
            assertThat(isDuration(term.getEntry("duur"))).as("%s", term).isTrue();
            assertThat(term.<String>getEntry("telling")).isIn("werktijd", "kloktijd");
            String pickUp = term.getEntry("oppaktermijn");
            assertThat(pickUp.isEmpty() || isDuration(pickUp)).as("%s", term).isTrue();
            assertThat(term.<Number>getEntry("herinnering").doubleValue()).isBetween(0.1, 0.99);
            assertThat(term.<String>getEntry("bij100")).isIn("collegas", "ketenregisseur", "landelijk");
            assertThat(term.<String>getEntry("bij150")).isIn("collegas", "ketenregisseur", "landelijk");
        }
    }

    private static boolean isDuration(String text) {
        try {
            return text.contains("T")
                    ? !Duration.parse(text).isNegative()
                    : !Period.parse(text).isNegative();
        } catch (java.time.format.DateTimeParseException e) {
            return false;
        }
    }
}
