package nl.schakel.process.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import nl.schakel.SchakelTest;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** R6, R7: a step of which nobody said what it opens is not published, and a director hears everything at once. */
@SchakelTest
class DeploymentGateTest {

    private static final String GROUP = "camunda:candidateGroups=\"${eigenaar.van(gemeente,'tmm')}\"";
    private static final String PERSON = GROUP + " camunda:assignee=\"${eigenaar.melder(zaak)}\"";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private DeploymentGate gate;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aStepThatDoesNotSayWhatItOpensIsRefusedByModelAndElementAndNothingStays() {
        int before = newest();

        assertThat(refused(Map.of("meldroute", task("Task_SignaalBeoordelen", GROUP, ""))))
                .containsExactly("meldroute.bpmn, Task_SignaalBeoordelen ('Proef'): het kenmerk 'inzage' ontbreekt."
                        + " Kies 'volledig', 'vraag', 'navraag' of 'criteria'");
        assertThat(newest()).isEqualTo(before);
    }

    @Test
    void aStepThatSaysItIsPublished() {
        assertThatCode(() -> publish(Map.of(
                        "meldroute", task("Task_SignaalBeoordelen", GROUP, property("inzage", "vraag")),
                        "regio",
                                task(
                                        "Task_ZaakVerdelen",
                                        PERSON,
                                        property("inzage", "volledig")
                                                + property("verborgenVoor", "melder, centrumgemeente")
                                                + property("eigen", "melder")))))
                .doesNotThrowAnyException();
    }

    @Test
    void whatNobodyCanReadIsRefused() {
        assertThat(refused(Map.of(
                        "meldroute",
                        task(
                                "Task_SignaalBeoordelen",
                                PERSON,
                                property("inzage", "alles")
                                        + property("verborgenVoor", "iedereen")
                                        + property("eigen", "nacht")))))
                .satisfiesExactly(
                        opens -> assertThat(opens)
                                .contains(
                                        "het kenmerk 'inzage' is 'alles'. Kies 'volledig', 'vraag', 'navraag' of 'criteria'"),
                        hidden -> assertThat(hidden).contains("het kenmerk 'verborgenVoor' is 'iedereen'", "'tmm'"),
                        own -> assertThat(own).contains("het kenmerk 'eigen' is 'nacht'. Kies 'melder' of 'dienst'"));
    }

    @Test
    void whatIsSaidTwiceIsRefused() {
        assertThat(refused(Map.of(
                        "meldroute",
                        task(
                                "Task_SignaalBeoordelen",
                                GROUP,
                                property("inzage", "vraag") + property("inzage", "volledig")))))
                .singleElement()
                .asString()
                .contains("het kenmerk 'inzage' is 'vraag,volledig'");
    }

    @Test
    void aStepIsSomebodysOwnExactlyWhenTheModelNamesThatPerson() {
        String opens = property("inzage", "vraag");
        assertThat(refused(Map.of("meldroute", task("Task_SignaalBeoordelen", PERSON, opens))))
                .singleElement()
                .asString()
                .contains("het kenmerk 'eigen' ontbreekt");
        assertThat(refused(Map.of(
                        "meldroute", task("Task_SignaalBeoordelen", GROUP, opens + property("eigen", "dienst")))))
                .singleElement()
                .asString()
                .contains("het kenmerk 'eigen' past niet");
    }

    @Test
    void everyProblemOfEveryModelIsNamedAtOnce() {
        assertThat(refused(Map.of(
                        "meldroute",
                        task("Task_SignaalBeoordelen", GROUP, "") + task("Task_IetsNieuws", GROUP, ""),
                        "regio",
                        task("Task_NogIets", PERSON, property("inzage", "vraag")))))
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one)
                                .startsWith("meldroute.bpmn, Task_SignaalBeoordelen")
                                .contains("'inzage'"),
                        one -> assertThat(one)
                                .startsWith("meldroute.bpmn, Task_IetsNieuws")
                                .contains("'inzage'"),
                        one -> assertThat(one)
                                .startsWith("meldroute.bpmn, stap iets-nieuws")
                                .contains("termijnen.dmn"),
                        one -> assertThat(one)
                                .startsWith("regio.bpmn, Task_NogIets")
                                .contains("'eigen'"),
                        one -> assertThat(one)
                                .startsWith("regio.bpmn, stap nog-iets")
                                .contains("termijnen.dmn"));
    }

    @Test
    void aStepThatDoesNotSayWhetherSomebodySeeksContactIsRefused() {
        String opens = property("inzage", "vraag");
        assertThat(refused(Map.of("meldroute", step("Task_SignaalBeoordelen", GROUP, opens))))
                .singleElement()
                .asString()
                .contains("het kenmerk 'contact' ontbreekt. Kies 'ja' of 'nee'");
        assertThat(refused(Map.of(
                        "meldroute", step("Task_SignaalBeoordelen", GROUP, opens + property("contact", "soms")))))
                .singleElement()
                .asString()
                .contains("het kenmerk 'contact' is 'soms'");
    }

    private int newest() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("meldroute")
                .latestVersion()
                .singleResult()
                .getVersion();
    }

    private List<String> refused(Map<String, String> models) {
        return catchThrowableOfType(DeploymentGate.ModelsRefused.class, () -> publish(models))
                .problems();
    }

    /** As the application publishes, but for nothing that stays. */
    private void publish(Map<String, String> models) {
        transaction.executeWithoutResult(status -> {
            DeploymentBuilder deployment = repository.createDeployment();
            models.forEach((key, tasks) -> deployment.addString(key + ".bpmn", model(key, tasks)));
            gate.check(deployment.deployWithResult());
            status.setRollbackOnly();
        });
    }

    private static String model(String key, String tasks) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                             targetNamespace="test">
                  <process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="s"/>%s
                  </process>
                </definitions>""".formatted(key, tasks);
    }

    /** A step without contact, unless its properties say otherwise. */
    private static String task(String id, String attributes, String properties) {
        return step(id, attributes, properties + property("contact", "nee"));
    }

    private static String step(String id, String attributes, String properties) {
        return """
                <userTask id="%1$s" name="Proef" %2$s>
                  <extensionElements><camunda:properties>%3$s</camunda:properties></extensionElements>
                </userTask>
                <sequenceFlow id="Flow_%1$s" sourceRef="s" targetRef="%1$s"/>""".formatted(id, attributes, properties);
    }

    private static String property(String name, String value) {
        return "<camunda:property name=\"%s\" value=\"%s\"/>".formatted(name, value);
    }
}
