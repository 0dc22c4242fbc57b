package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.schakel.feedback.Feedback;
import nl.schakel.feedback.Message;
import nl.schakel.organisation.Role;
import nl.schakel.process.routes.meldroute.ReopenCommands;
import nl.schakel.process.routes.meldroute.ReopenCommands.NewReopening;
import nl.schakel.signal.CaseEnds;
import nl.schakel.signal.Outcome;
import nl.schakel.signal.Status;
import nl.schakel.story.Story;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A case that was closed is open again: it begins at the region, and ends like every case. */
class HeropeningPathTest extends PlacementPathTest {

    @Autowired
    private Feedback feedback;

    @Autowired
    private ReopenCommands reopening;

    @Autowired
    private CaseEnds ends;

    HeropeningPathTest() {
        super("heropening");
    }

    private UUID reopened(String danger) {
        UUID dossier = story.report(Story.plain()).dossier();
        passesOn(dossier);
        does("keten.wvv", dossier, "zaak-verdelen", "comensha", "nee", "opvang", "nee");
        regionEnds(dossier, "onvoldoende-informatie");
        assertThat(story.state(dossier).status()).isEqualTo(Status.AFGESLOTEN);
        ReopenCommands.ReopenResult outcome = reopening.reopen(
                dossier,
                new NewReopening("nieuwe-informatie", "Er belde een buurman (fictief).", danger),
                story.viewer("keten2.wvv"));
        assertThat(outcome).isEqualTo(new ReopenCommands.ReopenResult.Reopened());
        path(dossier).hasPassed("Task_MelderInformerenHeropend", "Task_UrgentieBepalen");
        return dossier;
    }

    @Test
    void theRegionDividesAgainAndTheReporterHearsOfBothEnds() {
        UUID dossier = reopened("nee");
        standsAt(dossier, "Call_ZaakBehandelen");
        assertThat(story.steps(dossier)).containsExactly("zaak-ontvangen", "zaak-verdelen");

        does("keten.wvv", dossier, "zaak-verdelen", "comensha", "nee", "opvang", "nee");
        does("zorg.wvv", dossier, "zaak-ontvangen");
        regionEnds(dossier, "hulp-geregeld");

        path(dossier)
                .hasPassed("Task_ZaakAfsluiten", "Task_MelderInformerenAfgesloten", "End_ZaakAfgesloten")
                .isEnded();
        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.HULP_GEREGELD);
        assertThat(ends.of(dossier)).singleElement().satisfies(end -> {
            assertThat(end.outcome()).isEqualTo(Outcome.ONVOLDOENDE_INFORMATIE);
            assertThat(end.text()).isEqualTo("Er belde een buurman (fictief).");
            assertThat(end.proposer()).isEqualTo(story.viewer("keten.wvv").personId());
            assertThat(end.reader()).isEqualTo(story.viewer("keten2.wvv").personId());
        });
        List<String> told = feedback.read(dossier).stream().map(Message::text).toList();
        assertThat(told.get(told.size() - 3)).startsWith("Op dit moment hadden wij uw melding afgerond.");
        assertThat(told.get(told.size() - 2)).startsWith("Uw melding is weer open.");
        assertThat(told.get(told.size() - 1)).startsWith("Uw melding is afgerond.");
    }

    @Test
    void whoIsInDangerNowIsHelpedBesideTheRegionAndBeforeTheEnd() {
        UUID dossier = reopened("ja");
        standsAt(dossier, "Call_AcuteHulp", "Call_ZaakBehandelen");
        assertThat(story.steps(dossier)).contains("acuut-politie", "acuut-zorg");
        assertThat(story.state(dossier).acute()).isTrue();

        does("keten.wvv", dossier, "zaak-verdelen", "comensha", "nee", "opvang", "nee");
        regionEnds(dossier, "hulp-geregeld");
        assertThat(story.state(dossier).outcome()).as("acute help goes on").isNull();
        does("tmm.oost", dossier, "acuut-politie");
        does("zorg.wvv", dossier, "acuut-zorg", "slaapplek", "eigen-plek");

        path(dossier).hasPassed("End_ZaakAfgesloten").isEnded();
    }

    /** Nobody who triages looks at it any more: whoever corrects the fact begins it, and the end waits for it. */
    @Test
    void dangerThatShowsAfterTheCaseWasOpenedAgainIsHelpedBeforeTheEndToo() {
        UUID dossier = reopened("nee");
        assertThat(corrects(dossier, "acuut", "ja").begun()).containsExactly("acute-hulp");
        assertThat(story.task(dossier, "acuut-politie").group().role()).isEqualTo(Role.TMM);

        does("keten.wvv", dossier, "zaak-verdelen", "comensha", "nee", "opvang", "nee");
        regionEnds(dossier, "hulp-geregeld");
        assertThat(story.state(dossier).outcome()).as("acute help goes on").isNull();
        does("zorg.wvv", dossier, "acuut-zorg", "slaapplek", "eigen-plek");
        does("tmm.oost", dossier, "acuut-politie");

        path(dossier).hasPassed("Event_OpvangKlaar", "End_ZaakAfgesloten").isEnded();
    }

    @Test
    void theReporterTakesTheReportBackAfterItWasOpenedAgain() {
        UUID dossier = reopened("nee");

        reporter.withdraw(dossier, "Verzonnen reden (fictief).");
        // who proposed an end of this case before is no second reader of it
        does("keten2.wvv", dossier, "voorstel-tegenlezen", "besluit", "bevestigen");

        path(dossier)
                .hasPassed("Task_AfsluitenNaIntrekking", "Task_MelderInformerenIngetrokken", "End_ZaakIngetrokken")
                .isEnded();
        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.INGETROKKEN);
        assertThat(story.open(dossier)).isEmpty();
    }

    @Test
    void aReopenedCaseWaitsForTheShelterInIt() {
        UUID dossier = reopened("ja");
        does("keten.wvv", dossier, "zaak-verdelen", "comensha", "nee", "opvang", "nee");
        regionEnds(dossier, "doorverwezen");
        remember(start.inCase(dossier, null, story.viewer("keten.wvv")));
        does("tmm.oost", dossier, "acuut-politie");

        does(CARE, dossier, "acuut-zorg", "slaapplek", "eigen-plek");

        standsAt(dossier, "Event_OpvangKlaar");
        assertThat(story.state(dossier).outcome()).isNull();
        does(CARE, dossier, "behoefte-bespreken");
        does(CARE, dossier, "plekken-kiezen", "keuze", "stoppen", "afloop", "eigen-plek");
        path(dossier).hasPassed("End_ZaakAfgesloten").isEnded();
        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.DOORVERWEZEN);
    }

    /** A case that a request for shelter began has no reporter, and does not end with a placement any more. */
    @Test
    void aCaseOfAPlacementEndsAtTheRegionOnceItIsOpenedAgain() {
        UUID dossier = asked();
        does(CARE, dossier, "behoefte-bespreken");
        does(CARE, dossier, "plekken-kiezen", "keuze", "stoppen", "afloop", "eigen-plek");
        reports(dossier);
        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.HULP_GEREGELD);

        reopening.reopen(
                dossier,
                new NewReopening("nieuwe-informatie", "Toch niet veilig (fictief).", "nee"),
                story.viewer("keten.wvv"));
        does("keten.wvv", dossier, "zaak-verdelen", "comensha", "nee", "opvang", "ja");
        does(CARE, dossier, "behoefte-bespreken");
        does(CARE, dossier, "plekken-kiezen", "keuze", "stoppen", "afloop", "eigen-plek");
        later(Duration.ofMinutes(1));
        assertThat(story.state(dossier).outcome()).isNull();
        regionEnds(dossier, "hulp-geregeld");

        path(dossier).isEnded();
        assertThat(feedback.told(dossier)).isEmpty();
    }
}
