package nl.schakel.process.move;

import static nl.schakel.process.move.MoveStories.NIJKERK;
import static nl.schakel.process.move.MoveStories.TRIAGE;
import static nl.schakel.process.move.MoveStories.WVV;
import static nl.schakel.process.move.MoveStories.asked;
import static nl.schakel.process.move.MoveStories.withNewTerms;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import nl.schakel.SchakelTest;
import nl.schakel.access.Parties;
import nl.schakel.access.Party;
import nl.schakel.process.move.CaseMove.MoveOutcome;
import nl.schakel.process.rules.ShippedBundle;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.story.Story;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Running cases move to another version of the models as a whole, each by itself: what they wait for, who does it, how it is called and by
 * when follow the new version; what cannot go stays exactly as it was, and says why.
 */
@SchakelTest
@TestPropertySource(properties = "schakel.test-world=verhuizen")
class MigrationTest {

    private static final String NEW_STEP = """
            <bpmn:userTask id="Task_VeiligThuisVragen" name="Veilig Thuis vragen" camunda:formRef="partnervraag"
                camunda:formRefBinding="deployment" camunda:candidateGroups="${eigenaar.van(gemeente,'veiligthuis')}">
              <bpmn:extensionElements><camunda:properties>
                <camunda:property name="inzage" value="vraag" /><camunda:property name="contact" value="nee" />
              </camunda:properties></bpmn:extensionElements>
            </bpmn:userTask>
            <bpmn:sequenceFlow id="Flow_VeiligThuisVragen_HoeVerder" sourceRef="Task_VeiligThuisVragen" targetRef="Gateway_HoeVerder" />
            <bpmn:sequenceFlow id="Flow_SignaalBeoordelen_HoeVerder" sourceRef="Task_SignaalBeoordelen" targetRef="Task_VeiligThuisVragen" />
            """;

    private static final String TIMER = """
            <bpmn:boundaryEvent id="Boundary_DuurtLang" name="%s" cancelActivity="false" attachedToRef="Task_SignaalBeoordelen">
              <bpmn:timerEventDefinition id="Boundary_DuurtLang_Wekker">
                <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${termijn.einde(execution,'signaal-beoordelen')}</bpmn:timeDate>
              </bpmn:timerEventDefinition>
            </bpmn:boundaryEvent>
            <bpmn:endEvent id="End_DuurtLang" name="Gezien" />
            <bpmn:sequenceFlow id="Flow_DuurtLang" sourceRef="Boundary_DuurtLang" targetRef="End_DuurtLang" />
            """;

    @Autowired
    private MoveStories cases;

    @Autowired
    private Story story;

    @Autowired
    private TaskCommands desk;

    @Autowired
    private Parties parties;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Test
    void aStepThatIsNewFurtherOnIsMetAndACaseAtItCanGoBackOntoAnotherStep() {
        UUID old = cases.national();
        UUID withStep = cases.version(WVV, withVeiligThuis());
        UUID dossier = cases.report();

        cases.move(asked(old, withStep));

        assertThat(cases.runsIn(dossier)).containsExactly(cases.deploymentOf(withStep));
        cases.listAndEngineAgree(dossier);
        story.does("af.nijkerk", dossier, TRIAGE, Story.triage());
        assertThat(story.steps(dossier)).contains("veilig-thuis-vragen");

        UUID refused = cases.move(asked(withStep, old));
        assertThat(cases.outcome(refused, dossier)).satisfies(one -> {
            assertThat(one.outcome()).isEqualTo(MoveOutcome.NIET);
            assertThat(one.why()).isEqualTo(WhyNot.STAP_WEG);
            assertThat(one.steps()).containsExactly("Veilig Thuis vragen");
        });
        assertThat(cases.runsIn(dossier)).containsExactly(cases.deploymentOf(withStep));

        UUID back = cases.move(
                asked(withStep, old, new StepChoice("meldroute", "Task_VeiligThuisVragen", "Task_SignaalBeoordelen")));
        assertThat(cases.outcome(back, dossier).outcome()).isEqualTo(MoveOutcome.VERHUISD);
        assertThat(story.steps(dossier)).containsExactly(TRIAGE);
        assertThat(story.task(dossier, TRIAGE).group()).hasToString("aandachtsfunctionaris@" + NIJKERK);
        cases.listAndEngineAgree(dossier);
        story.does("af.nijkerk", dossier, TRIAGE, Story.triage());
        assertThat(story.steps(dossier)).as("and goes on").doesNotContain(TRIAGE, "veilig-thuis-vragen");
    }

    @Test
    void nameAndOwnerOfAnOpenStepFollowAndSoDoesWhoSeesTheCase() {
        UUID old = cases.national();
        UUID other = cases.version(
                WVV,
                ShippedBundle.whole()
                        .changed(
                                "meldroute.bpmn",
                                text -> text.replace("name=\"Signaal beoordelen\"", "name=\"Signaal samen bekijken\"")
                                        .replace(
                                                "${eigenaar.voor(execution,'aandachtsfunctionaris')}",
                                                "${eigenaar.van(gemeente,'zorgcoordinator')}"))
                        .bytes());
        UUID dossier = cases.report();
        TaskSummary before = story.task(dossier, TRIAGE);

        cases.move(asked(old, other));

        TaskSummary after = story.task(dossier, TRIAGE);
        assertThat(after.id()).as("the same task: links to it go on").isEqualTo(before.id());
        assertThat(after.name()).isEqualTo("Signaal samen bekijken");
        assertThat(after.group().role().code()).isEqualTo("zorgcoordinator");
        assertThat(after.due()).as("the term is what was agreed").isEqualTo(before.due());
        cases.listAndEngineAgree(dossier);
        assertThat(parties.of(dossier))
                .filteredOn(party -> party.step().equals(TRIAGE) && party.until() == null)
                .extracting(Party::group)
                .containsExactly(after.group());
        story.does("zorg.wvv", dossier, TRIAGE, Story.triage());
    }

    @Test
    void aStepWithAnotherIdIsRefusedUntilSomebodySaysWhereItsCasesGoOn() {
        UUID old = cases.national();
        UUID renamed = cases.version(
                WVV,
                ShippedBundle.whole()
                        .changed("regio.bpmn", text -> text.replace("Task_ZaakOntvangen", "Task_ZaakAannemen"))
                        .changed("termijnen.dmn", text -> text.replace("\"zaak-ontvangen\"", "\"zaak-aannemen\""))
                        .bytes());
        UUID dossier = inTheRegion();
        UUID elsewhere = cases.report();
        String before = snapshot(dossier);

        UUID refused = cases.move(asked(old, renamed));

        assertThat(cases.outcome(refused, dossier).steps()).containsExactly("Zaak ontvangen");
        assertThat(snapshot(dossier)).as("exactly as it was").isEqualTo(before);
        assertThat(cases.outcome(refused, elsewhere).outcome())
                .as("and holds up no other")
                .isEqualTo(MoveOutcome.VERHUISD);

        Instant moved = story.now();
        cases.move(asked(old, renamed, new StepChoice("regio", "Task_ZaakOntvangen", "Task_ZaakAannemen")));
        TaskSummary after = story.task(dossier, "zaak-aannemen");
        assertThat(after.due()).as("another step: its term begins now").isAfter(moved);
        assertThat(cases.runsIn(dossier)).containsExactly(cases.deploymentOf(renamed));
        cases.listAndEngineAgree(dossier);
    }

    @Test
    void theWholeCaseMovesWithEverythingThatItCalled() {
        UUID old = cases.national();
        UUID other = cases.version(
                WVV,
                ShippedBundle.whole()
                        .changed(
                                "meldroute.bpmn",
                                text -> text.replace("calledElement=\"keten\"", "calledElement=\"keten-anders\""))
                        .with(
                                "keten-anders.bpmn",
                                ShippedBundle.whole()
                                        .text("keten.bpmn")
                                        .replace("<bpmn:process id=\"keten\"", "<bpmn:process id=\"keten-anders\"")
                                        .replace("bpmnElement=\"keten\"", "bpmnElement=\"keten-anders\""))
                        .changed(
                                "regio.bpmn", text -> text.replace("name=\"Zaak ontvangen\"", "name=\"Zaak aannemen\""))
                        .bytes());
        UUID dossier = inTheRegion();
        assertThat(routes(dossier)).contains("meldroute", "keten", "verrijken", "regio");

        cases.move(asked(old, other));

        assertThat(cases.runsIn(dossier)).containsExactly(cases.deploymentOf(other));
        assertThat(routes(dossier))
                .as("what runs stays what it is")
                .contains("keten")
                .doesNotContain("keten-anders");
        assertThat(story.task(dossier, "zaak-ontvangen").name()).isEqualTo("Zaak aannemen");
        cases.listAndEngineAgree(dossier);
    }

    @Test
    void aTimerThatIsNewBeginsOneThatIsGoneEndsAndOneThatStaysKeepsItsMoment() {
        UUID old = cases.national();
        UUID with = cases.version(WVV, withTimer("Duurt lang"));
        UUID renamed = cases.version(WVV, withTimer("Duurt erg lang"));
        UUID dossier = cases.report();
        assertThat(timers(dossier)).isEmpty();

        cases.move(asked(old, with));
        List<Date> begun = timers(dossier);
        assertThat(begun).hasSize(1);

        story.timePasses(Duration.ofHours(1));
        cases.move(asked(with, renamed));
        assertThat(timers(dossier)).isEqualTo(begun);

        cases.move(asked(renamed, old));
        assertThat(timers(dossier)).isEmpty();
        cases.listAndEngineAgree(dossier);
    }

    @Test
    void aTermStaysUnlessSomebodyAsksThatItIsWorkedOutAnew() {
        UUID old = cases.national();
        UUID shorter = cases.version(
                WVV,
                ShippedBundle.whole()
                        .changed(
                                "termijnen.dmn",
                                text -> text.replaceFirst(
                                        "(?s)(Termijn_SignaalBeoordelen_duur\">\\s*<text>\")P3D", "$1P2D"))
                        .bytes());
        UUID shortest = cases.version(
                WVV,
                ShippedBundle.whole()
                        .changed(
                                "termijnen.dmn",
                                text -> text.replaceFirst(
                                        "(?s)(Termijn_SignaalBeoordelen_duur\">\\s*<text>\")P3D", "$1P1D"))
                        .bytes());
        UUID dossier = cases.report();
        Instant before = story.task(dossier, TRIAGE).due();

        cases.move(asked(old, shorter));
        assertThat(story.task(dossier, TRIAGE).due()).isEqualTo(before);
        cases.listAndEngineAgree(dossier);

        UUID fresh = cases.report();
        cases.move(withNewTerms(old, shortest));
        assertThat(story.task(fresh, TRIAGE).due()).isBefore(before);
        cases.listAndEngineAgree(fresh);
        cases.move(withNewTerms(shorter, shortest));
        assertThat(story.task(dossier, TRIAGE).due())
                .as("it had the date of an older table, which nobody changes behind its owner's back")
                .isEqualTo(before);
    }

    @Test
    void whoHasATaskInHandKeepsItAndAStepThatWaitsForThePoliceWaitsAsTheNewVersionSays() {
        UUID old = cases.national();
        UUID named = cases.version(WVV, received("Zaak aannemen", "ja"));
        UUID noContact = cases.version(WVV, received("Zaak lezen", "nee"));
        UUID dossier = inTheRegion();
        desk.claim(story.task(dossier, "zaak-ontvangen").id(), story.viewer("zorg.wvv"));
        story.does(
                "tmm.oost",
                dossier,
                "partnervraag-politie",
                Map.of("alBezig", "ja", "voorzichtig", "ja", "antwoord", "Verzonnen (fictief)."));
        assertThat(story.task(dossier, "zaak-ontvangen").waiting()).isEqualTo(TaskSummary.Waiting.POLITIE_VRAAGT);

        cases.move(asked(old, named));

        TaskSummary still = story.task(dossier, "zaak-ontvangen");
        assertThat(still.waiting()).isEqualTo(TaskSummary.Waiting.POLITIE_VRAAGT);
        assertThat(still.name()).isEqualTo("Zaak aannemen");
        assertThat(still.assignee()).isEqualTo("zorg.wvv");
        cases.listAndEngineAgree(dossier);

        cases.move(asked(named, noContact));
        TaskSummary free = story.task(dossier, "zaak-ontvangen");
        assertThat(free.waiting()).isEqualTo(TaskSummary.Waiting.NIETS);
        assertThat(free.due()).isAfter(story.now());
        cases.listAndEngineAgree(dossier);

        cases.move(asked(noContact, old));
        assertThat(story.task(dossier, "zaak-ontvangen").waiting())
                .as("contact again, and the police still ask to wait")
                .isEqualTo(TaskSummary.Waiting.POLITIE_VRAAGT);
        cases.listAndEngineAgree(dossier);
    }

    private static Map<String, byte[]> received(String name, String contact) {
        return ShippedBundle.whole()
                .changed(
                        "regio.bpmn",
                        text -> text.replace("name=\"Zaak ontvangen\"", "name=\"" + name + "\"")
                                .replaceFirst(
                                        "(?s)(id=\"Task_ZaakOntvangen\".*?name=\"contact\" value=\")(?:ja|nee)",
                                        "$1" + contact))
                .bytes();
    }

    private static Map<String, byte[]> withTimer(String name) {
        return ShippedBundle.whole()
                .changed(
                        "meldroute.bpmn",
                        text -> text.replaceFirst(
                                "(?=<bpmn:sequenceFlow id=\"Flow_SignaalBeoordelen_HoeVerder\")",
                                Matcher.quoteReplacement(TIMER.formatted(name))))
                .bytes();
    }

    private static Map<String, byte[]> withVeiligThuis() {
        String row = ShippedBundle.whole()
                .text("termijnen.dmn")
                .replaceAll("(?s).*(<rule id=\"Termijn_SignaalBeoordelen\">.*?</rule>).*", "$1")
                .replace("Termijn_SignaalBeoordelen", "Termijn_VeiligThuisVragen")
                .replace("\"signaal-beoordelen\"", "\"veilig-thuis-vragen\"");
        return ShippedBundle.whole()
                .changed(
                        "meldroute.bpmn",
                        text -> text.replaceFirst(
                                "<bpmn:sequenceFlow id=\"Flow_SignaalBeoordelen_HoeVerder\"[^>]*/>",
                                Matcher.quoteReplacement(NEW_STEP)))
                .changed(
                        "termijnen.dmn",
                        text -> text.replace(
                                "<rule id=\"Termijn_SignaalBeoordelen\">",
                                row + "<rule id=\"Termijn_SignaalBeoordelen\">"))
                .bytes();
    }

    private UUID inTheRegion() {
        UUID dossier = cases.report();
        story.does(
                "af.nijkerk",
                dossier,
                TRIAGE,
                Story.triage("vormen", List.of("arbeid"), "persoon", "ja", "partners", List.of("nla")));
        return dossier;
    }

    private List<String> routes(UUID dossier) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(dossier.toString()).list().stream()
                .map(ProcessInstance::getProcessDefinitionId)
                .map(definition -> definition.split(":")[0])
                .toList();
    }

    private List<Date> timers(UUID dossier) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.toString(), "meldroute")
                .list()
                .stream()
                .flatMap(route -> management.createJobQuery().processInstanceId(route.getId()).list().stream())
                .map(Job::getDuedate)
                .toList();
    }

    /** Everything that is known of the open steps of a case and where its routes stand. */
    private String snapshot(UUID dossier) {
        return story.open(dossier) + " " + cases.runsIn(dossier) + " " + parties.of(dossier);
    }
}
