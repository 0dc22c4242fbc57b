package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.process.routes.placement.PlacementCommands;
import nl.schakel.signal.Outcome;
import nl.schakel.signal.Status;
import nl.schakel.story.Story;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every way a signal can go between its receipt and its end. */
class MeldroutePathTest extends PathTest {

    private static final String CLOSED = "End_SignaalAfgesloten";

    @Autowired
    private PlacementCommands start;

    MeldroutePathTest() {
        super("meldroute");
    }

    private UUID reported() {
        return story.report(Story.plain()).dossier();
    }

    private UUID reportedAcute() {
        return story.report(Story.acute()).dossier();
    }

    private void chainAtWork(UUID dossier) {
        story.runDueJobs();
        path(dossier)
                .hasPassed(
                        "Task_RoutesBepalen",
                        "Call_PartnersBevragen",
                        "Task_DoorzettenNaarDeRegio",
                        "Task_MelderInformerenDoorgezet")
                .isWaitingAt("Call_PartnersAanDeSlag", "Call_ZaakBehandelen");
        assertThat(story.state(dossier).status()).isEqualTo(Status.BIJ_REGIO);
    }

    private void partnersAndRegionFinish(UUID dossier) {
        does("ondermijning.nijkerk", dossier, "ondermijning-onderzoeken", "riec", "nee");
        does("zorg.wvv", dossier, "zaak-ontvangen");
        does("keten.wvv", dossier, "zaak-verdelen", "comensha", "nee", "opvang", "nee");
        assertThat(story.state(dossier).status()).isEqualTo(Status.IN_BEHANDELING);
        does("keten.wvv", dossier, "uitkomsten-bespreken", "klaar", "ja", "uitkomst", "bestuurlijke-maatregel");
    }

    @Test
    void passingOnIsTheDefault() {
        UUID dossier = reported();
        path(dossier).hasPassed("Task_UrgentieBepalen");
        standsAt(dossier, "Task_SignaalBeoordelen");
        assertAbout(due(dossier, "signaal-beoordelen"), workingDaysLater(story.now(), 3));

        passesOn(dossier);
        chainAtWork(dossier);
        partnersAndRegionFinish(dossier);

        path(dossier)
                .hasPassed("Task_ZaakAfsluiten", "Task_MelderInformerenAfgesloten", CLOSED)
                .isEnded();
        path(dossier).hasNotPassed("Call_AcuteHulp", "Task_VoorstelVastleggen");
        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.BESTUURLIJKE_MAATREGEL);
        assertThat(story.open(dossier)).isEmpty();
    }

    @Test
    void anotherMunicipalityTakesOver() {
        UUID dossier = reported();

        does("af.nijkerk", dossier, "signaal-beoordelen", "vervolg", "overdragen", "naarGemeente", "GM0228");

        path(dossier).hasPassed("Task_Overdragen", "Task_MelderInformerenOvergedragen");
        standsAt(dossier, "Task_SignaalBeoordelen");
        assertThat(story.state(dossier).municipality()).isEqualTo("GM0228");
        assertThat(story.task(dossier, "signaal-beoordelen").group()).hasToString("aandachtsfunctionaris@GM0228");
        does("af.ede", dossier, "signaal-beoordelen", triage());
        chainAtWork(dossier);
    }

    @Test
    void theReporterAnswersAQuestion() {
        UUID dossier = reported();
        does("af.nijkerk", dossier, "signaal-beoordelen", "vervolg", "vraag", "vraagAanMelder", "Verzonnen vraag?");
        path(dossier).hasPassed("Task_VraagStellen");
        standsAt(dossier, "Gateway_WachtOpMelder");
        assertThat(story.open(dossier)).isEmpty();

        reporter.add(dossier, "Verzonnen antwoord (fictief).");

        path(dossier).hasPassed("Event_AntwoordVanMelder");
        standsAt(dossier, "Task_SignaalBeoordelen");
        path(dossier).hasNotPassed("Event_AntwoordtermijnVoorbij");
    }

    @Test
    void theReporterDoesNotAnswerWithinFiveWorkingDays() {
        UUID dossier = reported();
        does("af.nijkerk", dossier, "signaal-beoordelen", "vervolg", "vraag", "vraagAanMelder", "Verzonnen vraag?");
        Instant end = workingDaysLater(story.now(), 5);
        assertAbout(rings(dossier, "meldroute", "Event_AntwoordtermijnVoorbij"), end);

        until(end.minus(Duration.ofMinutes(10)));
        standsAt(dossier, "Gateway_WachtOpMelder");
        until(end);

        path(dossier).hasPassed("Event_AntwoordtermijnVoorbij");
        standsAt(dossier, "Task_SignaalBeoordelen");
    }

    @Test
    void anEndNeedsTheSecondReader() {
        UUID dossier = reported();
        does("af.nijkerk", dossier, "signaal-beoordelen", "vervolg", "stoppen", "eindreden", "doorverwezen");
        path(dossier).hasPassed("Task_VoorstelVastleggen");
        standsAt(dossier, "Call_LatenTegenlezen");

        does("keten.wvv", dossier, "voorstel-tegenlezen", "besluit", "bevestigen");

        path(dossier)
                .hasPassed("Task_SignaalBeeindigen", "Task_MelderInformerenAfgesloten", CLOSED)
                .isEnded();
        path(dossier).hasNotPassed("Task_RoutesBepalen", "Call_ZaakBehandelen");
        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.DOORVERWEZEN);
    }

    @Test
    void theSecondReaderSendsItOn() {
        UUID dossier = reported();
        does("af.nijkerk", dossier, "signaal-beoordelen", triage("vervolg", "stoppen", "eindreden", "dubbel"));

        does("keten.wvv", dossier, "voorstel-tegenlezen", "besluit", "doorgaan");

        path(dossier).hasPassed("Task_VoorstelAfwijzen").hasNotPassed("Task_SignaalBeeindigen");
        chainAtWork(dossier);
    }

    @Test
    void aQuestionWithoutAnswerNeverStopsTheSignal() {
        UUID dossier = reported();
        Instant passOn = workingDaysLater(story.now(), 5);
        until(workingDaysLater(story.now(), 3));
        passesOn(dossier, "partners", List.of("tmm", "nla"));
        assertAbout(rings(dossier, "meldroute", "Boundary_TijdOmDoorTeZetten"), passOn);

        until(passOn.minus(Duration.ofMinutes(10)));
        standsAt(dossier, "Call_PartnersBevragen");
        until(passOn);

        path(dossier).hasPassed("Boundary_TijdOmDoorTeZetten", "Task_OpenVragenVastleggen");
        assertThat(story.steps(dossier)).noneMatch(step -> step.startsWith("partnervraag"));
        assertThat(story.state(dossier).status()).isEqualTo(Status.BIJ_REGIO);
        path(dossier).isWaitingAt("Call_PartnersAanDeSlag", "Call_ZaakBehandelen");
    }

    @Test
    void dangerStartsHelpBesideTheTriage() {
        UUID dossier = reportedAcute();
        path(dossier).isWaitingAt("Call_AcuteHulp", "Task_SignaalBeoordelen");
        assertAbout(due(dossier, "signaal-beoordelen"), story.now().plus(Duration.ofHours(4)));

        does("tmm.oost", dossier, "acuut-politie");
        does("zorg.wvv", dossier, "acuut-zorg");

        path(dossier).hasPassed("Call_AcuteHulp");
        standsAt(dossier, "Task_SignaalBeoordelen");
    }

    @Test
    void dangerThatShowsInTheTriageStartsHelpAfterAll() {
        UUID dossier = reported();

        does("af.nijkerk", dossier, "signaal-beoordelen", triage("acuut", "ja"));

        path(dossier)
                .hasPassed("Start_GevaarGebleken", "Task_UrgentieBijstellen")
                .isWaitingAt("Call_AcuteHulpAlsnog");
        assertThat(story.steps(dossier)).contains("acuut-politie", "acuut-zorg");
        does("tmm.oost", dossier, "acuut-politie");
        does("zorg.wvv", dossier, "acuut-zorg");
        path(dossier).hasPassed("Call_AcuteHulpAlsnog", "End_AcuteHulpLoopt");
    }

    @Test
    void dangerThatWasKnownStartsNoSecondHelp() {
        UUID dossier = reportedAcute();

        does("af.nijkerk", dossier, "signaal-beoordelen", triage("acuut", "ja"));

        path(dossier).hasPassed("Start_GevaarGebleken", "End_AcuteHulpLoopt").hasNotPassed("Task_UrgentieBijstellen");
        assertThat(story.steps(dossier)).containsOnlyOnce("acuut-politie");
    }

    @Test
    void nothingIsClosedWhileHelpIsStillNeeded() {
        UUID dossier = reportedAcute();
        does("af.nijkerk", dossier, "signaal-beoordelen", triage("vervolg", "stoppen", "eindreden", "doorverwezen"));

        does("keten.wvv", dossier, "voorstel-tegenlezen", "besluit", "bevestigen");

        path(dossier).isNotEnded();
        assertThat(story.state(dossier).status()).isNotEqualTo(Status.AFGESLOTEN);
        does("tmm.oost", dossier, "acuut-politie");
        does("zorg.wvv", dossier, "acuut-zorg");
        path(dossier).isEnded();
        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.DOORVERWEZEN);
    }

    @Test
    void nothingIsClosedWhileSomebodyLooksForABed() {
        UUID dossier = reportedAcute();
        does("af.nijkerk", dossier, "signaal-beoordelen", triage("vervolg", "stoppen", "eindreden", "doorverwezen"));
        does("keten.wvv", dossier, "voorstel-tegenlezen", "besluit", "bevestigen");
        start.inCase(dossier, null, story.viewer("zorg.wvv"));
        does("tmm.oost", dossier, "acuut-politie");
        does("zorg.wvv", dossier, "acuut-zorg");

        standsAt(dossier, "Event_OpvangKlaar");
        assertThat(story.state(dossier).outcome()).isNull();
        does("zorg.wvv", dossier, "behoefte-bespreken");
        does("zorg.wvv", dossier, "plekken-kiezen", "keuze", "stoppen", "afloop", "eigen-plek");

        path(dossier).hasPassed("Gateway_NaarAfsluiten", CLOSED).isEnded();
        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.DOORVERWEZEN);
    }

    @Test
    void aConfirmedWithdrawalEndsTheRouteWhereverItIs() {
        UUID dossier = reported();
        passesOn(dossier);
        chainAtWork(dossier);
        reporter.withdraw(dossier, null);

        does("keten.wvv", dossier, "voorstel-tegenlezen", "besluit", "bevestigen");

        path(dossier)
                .hasPassed(
                        "Start_IntrekkingBevestigd",
                        "Task_AfsluitenNaIntrekking",
                        "Task_MelderInformerenIngetrokken",
                        "End_SignaalIngetrokken")
                .isEnded();
        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.INGETROKKEN);
        assertThat(story.open(dossier)).isEmpty();
    }
}
