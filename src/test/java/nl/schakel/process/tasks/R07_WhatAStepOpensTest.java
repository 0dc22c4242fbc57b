package nl.schakel.process.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.AccessService;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Part;
import nl.schakel.access.Parties;
import nl.schakel.access.Party;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import nl.schakel.story.Story;
import nl.schakel.support.input.InvalidInput;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** R7: a step that somebody else draws opens what its model says, and nothing when it says nothing. */
@SchakelTest
class R07_WhatAStepOpensTest {

    private static final String STEP = "eigen-proef";
    private static final GroupId TEAM = GroupId.parse("gebiedsteam@GM0267");

    @Autowired
    private Story story;

    @Autowired
    private AccessService door;

    @Autowired
    private Parties parties;

    @Autowired
    private TaskCommands desk;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    private UUID dossier;
    private Viewer team;
    private String deployment;

    @BeforeEach
    void aSignalInNijkerk() {
        dossier = story.report(Story.plain()).dossier();
        team = story.viewer("gebiedsteam.nijkerk");
        assertThatThrownBy(this::open).isInstanceOf(NotVisible.class);
    }

    @AfterEach
    void theTrialIsOver() {
        if (deployment != null) {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void aQuestionOpensWhatItsAnswerTakesAndOnlyUntilItIsAnswered() throws Exception {
        TaskSummary task = begin(property("inzage", "vraag"), "");

        assertThat(door.open(team, dossier, "proef").parts()).containsExactlyInAnyOrder(Part.MELDING, Part.BETROKKENEN);
        assertThat(desk.open(task.id(), team).dossier()).isNotNull();

        answer(task);
        assertThatThrownBy(this::open).isInstanceOf(NotVisible.class);
    }

    @Test
    void workOnTheCaseOpensItForGood() throws Exception {
        TaskSummary task = begin(property("inzage", "volledig"), "");

        assertThat(door.open(team, dossier, "proef").parts())
                .contains(Part.MELDING, Part.BETROKKENEN, Part.ANTWOORDEN, Part.TIJDLIJN)
                .doesNotContain(Part.MELDER);

        answer(task);
        assertThat(door.open(team, dossier, "proef").parts()).contains(Part.ANTWOORDEN);
    }

    @Test
    void aStepThatSaysNothingOpensNothingAndCanBeDone() throws Exception {
        TaskSummary task = begin("", "");

        assertThatThrownBy(this::open).isInstanceOf(NotVisible.class);
        assertThat(parties.of(dossier)).extracting(Party::group).doesNotContain(TEAM);
        assertThat(desk.open(task.id(), team).dossier()).isNull();

        answer(task);
        assertThat(story.steps(dossier)).doesNotContain(STEP);
    }

    @Test
    void aStepThatCannotBeReadOpensNothing() throws Exception {
        begin(property("inzage", "alles"), "");

        assertThatThrownBy(this::open).isInstanceOf(NotVisible.class);
    }

    @Test
    void aStepThatHidesTheDossierShowsNothingOfIt() throws Exception {
        TaskSummary task = begin(property("inzage", "volledig") + property("verborgenVoor", "gebiedsteam"), "");

        assertThat(desk.open(task.id(), team).dossier()).isNull();
        answer(task);
    }

    @Test
    void whomTheModelNamesHasAStepOutsideTheGroupOnlyWhenTheModelSaysThatItIsTheirOwn() throws Exception {
        String outsider = "camunda:assignee=\"balie.nijkerk\"";
        assertThatThrownBy(() -> begin(property("inzage", "vraag"), outsider))
                .hasStackTraceContaining("is for members of its group only");
        assertThat(story.steps(dossier)).doesNotContain(STEP);
        repository.deleteDeployment(deployment, true);

        TaskSummary own = begin(property("inzage", "vraag") + property("eigen", "dienst"), outsider);
        assertThat(desk.open(own.id(), story.viewer("balie.nijkerk")).dossier()).isNull();
    }

    @Test
    void theReportersOwnStepShowsNothingAndGoesBackToNoTeam() {
        UUID own = story.reportAs("balie.nijkerk", Story.plain()).dossier();
        story.does("af.nijkerk", own, "signaal-beoordelen", Story.triage("meldcode", "ja", "persoon", "ja"));
        Viewer reporter = story.viewer("balie.nijkerk");
        TaskSummary step = story.task(own, "meldcode-signalen-in-kaart");

        assertThat(desk.open(step.id(), reporter).dossier()).isNull();
        assertThatThrownBy(() -> desk.release(step.id(), reporter))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused ->
                                assertThat(refused.errors().get(0).message()).startsWith("Deze stap is van u alleen."));
        assertThat(story.task(own, "meldcode-signalen-in-kaart").assignee()).isEqualTo("balie.nijkerk");
    }

    private Object open() {
        return door.open(team, dossier, "proef");
    }

    private void answer(TaskSummary task) {
        desk.complete(task.id(), Map.of("inBeeld", "ja", "contact", "nee", "hulp", "start"), team);
    }

    /** Past the gate, as a model of long ago might run. */
    private TaskSummary begin(String properties, String attributes) throws Exception {
        deployment = repository
                .createDeployment()
                .name("proef")
                .addString("proef-inzage.bpmn", """
                        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                                     targetNamespace="test">
                          <process id="proef-inzage" isExecutable="true" camunda:historyTimeToLive="P1D">
                            <startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="Task_EigenProef"/>
                            <userTask id="Task_EigenProef" name="Proef" camunda:formRef="gebiedsteam-betrekken"
                                camunda:formRefBinding="deployment" camunda:candidateGroups="%s" %s>
                              <extensionElements><camunda:properties>%s</camunda:properties></extensionElements>
                            </userTask>
                          </process>
                        </definitions>""".formatted(TEAM, attributes, properties))
                .addInputStream(
                        "gebiedsteam-betrekken.form",
                        new ClassPathResource("forms/gebiedsteam-betrekken.form").getInputStream())
                .deploy()
                .getId();
        runtime.startProcessInstanceByKey(
                "proef-inzage",
                dossier.toString(),
                Variables.createVariables()
                        .putValue("zaak", dossier.toString())
                        .putValue("gemeente", "GM0267")
                        .putValue("regio", "wvv"));
        return story.task(dossier, STEP);
    }

    private static String property(String name, String value) {
        return "<camunda:property name=\"%s\" value=\"%s\"/>".formatted(name, value);
    }
}
