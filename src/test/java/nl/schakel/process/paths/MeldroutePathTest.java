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
        path(dossier).hasPassed("Task_RoutesBepalen").isWaitingAt("Call_KetenAanHetWerk");
        assertThat(story.state(dossier).status()).isEqualTo(Status.BIJ_REGIO);
    }

    private void partnersAndRegionFinish(UUID dossier) {
        does("ondermijning.nijkerk", dossier, "ondermijning-onderzoeken", "riec", "nee");
        does("keten.wvv", dossier, "zaak-verdelen", "comensha", "nee", "opvang", "nee");
        assertThat(story.state(dossier).status()).isEqualTo(Status.IN_BEHANDELING);
        regionEnds(dossier, "bestuurlijke-maatregel");
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

    /** B 6.2.1, 6.3, 8.3: FairWork brings its signals to the region and passes no municipality. */
    @Test
    void anOrganisationGoesStraightToTheRegion() {
        UUID dossier = story.reportAs("fairwork", Story.plain()).dossier();

        path(dossier)
                .hasPassed("Task_UrgentieBepalen", "Task_GemeenteInlichten", "Task_Meekijken", "Task_FeitenOvernemen")
                .hasNotPassed("Task_SignaalBeoordelen");
        chainAtWork(dossier);
        assertThat(story.steps(dossier))
                .containsExactlyInAnyOrder(
                        "onbekend-uitzoeken",
                        "partnervraag-politie",
                        "zaak-ontvangen",
                        "zaak-verdelen",
                        "zorgbehoefte-bespreken");
        assertThat(story.task(dossier, "onbekend-uitzoeken").group()).hasToString("ketenregisseur@wvv");
        does("keten.wvv", dossier, "onbekend-uitzoeken", "persoonGebleken", "ja", "minderjarigGebleken", "nee");
        assertThat(story.steps(dossier))
                .as("the region divides the work, also when there is a person after all")
                .doesNotContain("pga-starten");
        does("keten.wvv", dossier, "zaak-verdelen", "comensha", "nee", "opvang", "nee");
        regionEnds(dossier, "hulp-geregeld");
        path(dossier).hasPassed(CLOSED).isEnded();
    }

    @Test
    void dangerAndMinorsDoNotWaitInASignalOfAnOrganisationEither() {
        UUID acute = story.reportAs("coa", Story.acute()).dossier();
        assertThat(story.steps(acute)).contains("acuut-politie", "acuut-zorg", "zaak-verdelen");

        UUID minor = story.reportAs("school.ede", Story.minor("ja", "seksueel")).dossier();
        assertThat(story.steps(minor))
                .as("each step once, also what began at receipt")
                .containsExactlyInAnyOrder(
                        "onbekend-uitzoeken",
                        "partnervraag-politie",
                        "politie-toetsen",
                        "veilig-thuis-beoordelen",
                        "zaak-ontvangen",
                        "zaak-verdelen",
                        "zorgbehoefte-bespreken");
    }

    /** B bijlage 6-6: other organisations have a focus officer too. */
    @Test
    void anOrganisationWithAFocusOfficerOfItsOwnTriagesItself() {
        UUID dossier = story.reportAs("af.legerdesheils", Story.plain()).dossier();

        standsAt(dossier, "Task_SignaalBeoordelen");
        assertThat(story.task(dossier, "signaal-beoordelen").group())
                .hasToString("aandachtsfunctionaris@leger-des-heils");
        does("af.legerdesheils", dossier, "signaal-beoordelen", triage());
        path(dossier).hasNotPassed("Task_FeitenOvernemen");
        chainAtWork(dossier);
    }

    @Test
    void anOrganisationCanLeaveItToTheMunicipality() {
        UUID dossier = story.reportAs("af.legerdesheils", Story.plain()).dossier();

        does("af.legerdesheils", dossier, "signaal-beoordelen", "vervolg", "overdragen", "naarGemeente", "GM0267");

        path(dossier).hasPassed("Task_OpnieuwMeekijken");
        standsAt(dossier, "Task_SignaalBeoordelen");
        assertThat(story.task(dossier, "signaal-beoordelen").group()).hasToString("aandachtsfunctionaris@GM0267");
        assertThat(story.state(dossier).organisation()).isNull();
        passesOn(dossier);
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
        path(dossier).hasNotPassed("Task_RoutesBepalen", "Call_KetenAanHetWerk");
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

    /** B 6.5, bijlage 6 (6): enriching first is named as what should not be. */
    @Test
    void theSignalGoesToTheRegionAtOnceWhateverIsAsked() {
        UUID dossier = reported();

        passesOn(dossier, "partners", List.of("nla"));

        assertThat(story.state(dossier).status()).isEqualTo(Status.BIJ_REGIO);
        assertThat(story.steps(dossier)).contains("zaak-verdelen", "partnervraag-politie", "partnervraag-nla");
    }

    @Test
    void aMinorDoesNotWaitForTheTriage() {
        UUID dossier = story.report(Story.minor("ja", "seksueel")).dossier();

        path(dossier).isWaitingAt("Call_MeteenAanDeSlag", "Task_SignaalBeoordelen");
        assertThat(story.steps(dossier))
                .containsExactlyInAnyOrder("politie-toetsen", "signaal-beoordelen", "veilig-thuis-beoordelen");
        passesOn(dossier, "minderjarig", "ja", "dader", "ja", "daderRelatie", "ander");
        assertThat(story.steps(dossier))
                .as("nobody gets the same step twice")
                .containsOnlyOnce("politie-toetsen", "veilig-thuis-beoordelen");

        does("veiligthuis.gm", dossier, "veilig-thuis-beoordelen");
        does("tmm.oost", dossier, "politie-toetsen", "onderzoek", "loopt");
        path(dossier).hasPassed("Call_MeteenAanDeSlag").isWaitingAt("Call_KetenAanHetWerk");
    }

    @Test
    void doubtAboutAnAgeProtectsToo() {
        UUID dossier = story.report(Story.minor("twijfel", "arbeid")).dossier();

        assertThat(story.steps(dossier)).containsExactlyInAnyOrder("signaal-beoordelen", "veilig-thuis-beoordelen");
    }

    /** As at the receipt, and the case waits for them. */
    @Test
    void aMinorWhoComesToLightLaterIsProtectedAtOnce() {
        UUID dossier = reported();

        corrects(dossier, "minderjarig", "twijfel");

        path(dossier).hasPassed("Start_MinderjarigGebleken").isWaitingAt("Call_MeteenAlsnog", "Task_SignaalBeoordelen");
        does("veiligthuis.gm", dossier, "veilig-thuis-beoordelen");
        path(dossier).hasPassed("Call_MeteenAlsnog", "End_AlsnogKlaar").isNotEnded();
    }

    /** The case waits for whoever protects a minor, also when somebody wants to stop it. */
    @Test
    void noCaseOfAMinorEndsBeforeVeiligThuisAnswered() {
        UUID dossier = story.report(Story.minor("ja", "arbeid")).dossier();
        does("af.nijkerk", dossier, "signaal-beoordelen", triage("vervolg", "stoppen", "eindreden", "doorverwezen"));
        does("keten.wvv", dossier, "voorstel-tegenlezen", "besluit", "bevestigen");

        path(dossier).isNotEnded();
        does("veiligthuis.gm", dossier, "veilig-thuis-beoordelen");

        path(dossier).isEnded();
        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.DOORVERWEZEN);
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
        assertThat(story.state(dossier).acute())
                .as("lists and a search for a place know it")
                .isTrue();
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

    /** As in the triage, without waiting for it. */
    @Test
    void dangerThatAFactTellsStartsHelpAtOnceAndOnce() {
        UUID dossier = reported();

        assertThat(corrects(dossier, "acuut", "ja").begun()).containsExactly("acute-hulp");

        path(dossier)
                .hasPassed("Start_GevaarGebleken", "Task_UrgentieBijstellen")
                .isWaitingAt("Call_AcuteHulpAlsnog", "Task_SignaalBeoordelen");
        assertThat(story.state(dossier).acute()).isTrue();
        does("af.nijkerk", dossier, "signaal-beoordelen", triage("acuut", "ja"));
        assertThat(corrects(dossier, "acuut", "nee").begun()).isEmpty();
        assertThat(corrects(dossier, "acuut", "ja").begun())
                .as("that help still runs")
                .isEmpty();
        assertThat(story.steps(dossier)).containsOnlyOnce("acuut-politie", "acuut-zorg");
    }

    /** Danger is of a moment: help that was given before is no reason to give none now, and the case waits for it. */
    @Test
    void dangerAgainStartsHelpAgainAndTheCaseWaitsForIt() {
        UUID dossier = helpedBeforeAndInDangerAgain();

        does("af.nijkerk", dossier, "signaal-beoordelen", triage("vervolg", "stoppen", "eindreden", "doorverwezen"));
        does("keten.wvv", dossier, "voorstel-tegenlezen", "besluit", "bevestigen");
        standsAt(dossier, "Event_OpvangKlaar");
        assertThat(story.state(dossier).outcome()).isNull();
        does("tmm.oost", dossier, "acuut-politie");
        assertThat(story.state(dossier).outcome()).as("care is not done").isNull();
        does("zorg.wvv", dossier, "acuut-zorg", "slaapplek", "nog-zoeken");
        does("zorg.wvv", dossier, "behoefte-bespreken");
        does("zorg.wvv", dossier, "plekken-kiezen", "keuze", "stoppen", "afloop", "eigen-plek");

        path(dossier).hasPassed(CLOSED).isEnded();
        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.DOORVERWEZEN);
    }

    @Test
    void aConfirmedWithdrawalEndsHelpThatBeganAgainToo() {
        UUID dossier = helpedBeforeAndInDangerAgain();
        reporter.withdraw(dossier, null);

        does("keten.wvv", dossier, "voorstel-tegenlezen", "besluit", "bevestigen");

        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.INGETROKKEN);
        assertThat(story.open(dossier)).isEmpty();
    }

    private UUID helpedBeforeAndInDangerAgain() {
        UUID dossier = reportedAcute();
        does("tmm.oost", dossier, "acuut-politie");
        does("zorg.wvv", dossier, "acuut-zorg", "slaapplek", "eigen-plek");
        corrects(dossier, "acuut", "nee");
        assertThat(story.state(dossier).acute()).isFalse();
        assertThat(corrects(dossier, "acuut", "ja").begun()).containsExactly("acute-hulp");
        assertThat(story.steps(dossier)).containsOnlyOnce("acuut-politie", "acuut-zorg");
        return dossier;
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
