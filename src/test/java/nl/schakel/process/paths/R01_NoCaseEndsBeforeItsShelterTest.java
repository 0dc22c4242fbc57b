package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import nl.schakel.access.Viewer;
import nl.schakel.feedback.Feedback;
import nl.schakel.feedback.Heard;
import nl.schakel.piket.TrialNight;
import nl.schakel.placement.AllocationState;
import nl.schakel.process.routes.placement.CaseEnd;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.signal.Outcome;
import nl.schakel.signal.Timeline;
import nl.schakel.story.Story;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * R1: whatever ends a case, nobody's shelter ends with it. As long as a placement, its night or the question who pays
 * runs, the case stays open; whoever would end it reads what still runs, and what they wrote stays.
 */
class R01_NoCaseEndsBeforeItsShelterTest extends NightPathTest {

    private static final String SECOND_READING = "voorstel-tegenlezen";

    @Autowired
    private CaseEnd end;

    @Autowired
    private Feedback feedback;

    @Autowired
    private Timeline timeline;

    @Autowired
    private TransactionTemplate transaction;

    R01_NoCaseEndsBeforeItsShelterTest() {
        super("meldroute");
    }

    @Override
    void everyArrowWasFollowed() {
        // the paths have tests of their own
    }

    @Override
    @BeforeEach
    void begin() {
        // by day, unless a test says otherwise
    }

    @Test
    void aReporterWhoWithdrawsEndsNobodysShelter() {
        UUID dossier = reportedAndSheltered();
        UUID bed = promise(dossier).bed();
        reporter.withdraw(dossier, "Verzonnen reden (fictief).");

        assertRefused(dossier, SECOND_READING, "plaatsing-loopt", "besluit", "bevestigen");
        assertThat(promise(dossier).bed()).isEqualTo(bed);
        assertThat(promise(dossier).state()).isEqualTo(AllocationState.OCCUPIED);

        // the placement is over, but the bill is not settled
        does(CARE, dossier, "verblijf-volgen", "afloop", "geplaatst-en-veilig");
        assertRefused(dossier, SECOND_READING, "betaling-open", "besluit", "bevestigen");
        does("centrum.ede", dossier, "wie-betaalt");

        does(DIRECTOR, dossier, SECOND_READING, "besluit", "bevestigen");
        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.INGETROKKEN);
        assertThat(story.open(dossier)).isEmpty();
        path(dossier).isEnded();
        path(dossier, "opvang-rondom").isEnded();
        path(dossier, "plek-bewaken").isEnded();
        assertThat(promise(dossier).state())
                .as("whoever is safe stays where they are")
                .isEqualTo(AllocationState.OCCUPIED);
    }

    @Test
    void theNightGoesOnWhenTheReporterWithdraws() {
        UUID dossier = reportedAndSearching();
        nightFalls();
        UUID call = calledIn(dossier, "af.nijkerk");
        reporter.withdraw(dossier, "Verzonnen reden (fictief).");

        assertRefused(dossier, SECOND_READING, "piket-loopt", "besluit", "bevestigen");

        assertThat(call(call).status().open()).isTrue();
        path(dossier, "piket-bedzoeken").isNotEnded();
    }

    @Test
    void noProposalToStopOrToLinkWhileSomebodyNeedsABed() {
        UUID other = story.report(Story.plain()).dossier();
        UUID dossier = reportedAndSearching();

        for (String reason : List.of("geen-aanwijzingen", "gekoppeld")) {
            assertRefused(
                    dossier,
                    "signaal-beoordelen",
                    "plaatsing-loopt",
                    "vervolg",
                    "stoppen",
                    "eindreden",
                    reason,
                    "zaakReferentie",
                    story.state(other).reference());
        }

        does(CARE, dossier, "behoefte-bespreken");
        does(CARE, dossier, "plekken-kiezen", "keuze", "stoppen", "afloop", "eigen-plek");
        does("af.nijkerk", dossier, "signaal-beoordelen", "vervolg", "stoppen", "eindreden", "geen-aanwijzingen");
        assertThat(story.steps(dossier)).containsExactly(SECOND_READING);
    }

    @Test
    void whoeverNeedsABedAfterTheProposalKeepsTheSignalAlive() {
        UUID dossier = story.report(Story.plain()).dossier();
        does("af.nijkerk", dossier, "signaal-beoordelen", "vervolg", "stoppen", "eindreden", "doorverwezen");
        start.inCase(dossier, null, story.viewer("af.nijkerk"));

        assertRefused(dossier, SECOND_READING, "plaatsing-loopt", "besluit", "bevestigen");

        // silence lets the signal go on, as ever
        until(workingDaysLater(story.now(), 2));
        assertThat(story.steps(dossier)).contains("behoefte-bespreken").doesNotContain(SECOND_READING);
        assertThat(story.state(dossier).outcome()).isNull();
    }

    @Test
    void theTableHearsOfThePlacementAndThenOfTheBill() {
        UUID dossier = reportedAndSheltered();
        passesOn(dossier);
        story.runDueJobs();
        does(DIRECTOR, dossier, "zaak-verdelen", "comensha", "nee", "opvang", "nee");
        assertRefused(dossier, "uitkomsten-bespreken", "plaatsing-loopt", "klaar", "ja");
        does(CARE, dossier, "verblijf-volgen", "afloop", "geplaatst-en-veilig");

        assertRefused(dossier, "uitkomsten-bespreken", "betaling-open", "klaar", "ja");

        assertThat(story.steps(dossier)).contains("wie-betaalt");
    }

    @Test
    void aCaseThatIsDoneWaitsForItsShelterAndThenEndsWithItsOwnOutcome() {
        UUID dossier = story.report(Story.minor("ja", "arbeid")).dossier();
        passesOn(dossier, "minderjarig", "ja");
        story.runDueJobs();
        does(DIRECTOR, dossier, "zaak-verdelen", "comensha", "nee", "opvang", "nee");
        regionEnds(dossier, "bestuurlijke-maatregel");
        // the table is done, Veilig Thuis is not, and only then somebody asks for a bed
        remember(start.inCase(dossier, null, story.viewer(DIRECTOR)));

        does("veiligthuis.gm", dossier, "veilig-thuis-beoordelen");

        standsAt(dossier, "Event_OpvangKlaar");
        assertThat(story.state(dossier).outcome()).isNull();
        assertThat(timeline.of(dossier)).extracting(Timeline.TimelineLine::kind).contains("wacht-op-opvang");
        assertThat(story.steps(dossier)).containsExactlyInAnyOrder("behoefte-bespreken", "regelingen-treffen");
        does(CARE, dossier, "behoefte-bespreken");
        proposes(dossier, HAVEN);
        accepts(HAVEN, dossier);
        does(CARE, dossier, "plek-bespreken", "wens", "deze-plek");
        arrives(HAVEN, dossier);
        does(CARE, dossier, "verblijf-volgen", "afloop", "geplaatst-en-veilig");
        standsAt(dossier, "Event_OpvangKlaar");

        does("centrum.ede", dossier, "wie-betaalt");

        path(dossier).hasPassed("End_SignaalAfgesloten").isEnded();
        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.BESTUURLIJKE_MAATREGEL);
        assertThat(Heard.byReporter(feedback, dossier)).isTrue();
        assertThat(story.open(dossier)).isEmpty();
    }

    @Test
    void aCaseOfWhichTheShelterOfItsAcuteHelpWasTheLastStepEndsWithIt() {
        story.officeHours();
        UUID dossier = story.report(Story.acute()).dossier();
        does("tmm.oost", dossier, "acuut-politie");
        does("af.nijkerk", dossier, "signaal-beoordelen", "vervolg", "stoppen", "eindreden", "doorverwezen");
        does(DIRECTOR, dossier, SECOND_READING, "besluit", "bevestigen");
        does(CARE, dossier, "acuut-zorg", "slaapplek", "nog-zoeken");
        does(CARE, dossier, "regelingen-treffen", "bedenktijd", "nee");
        does(CARE, dossier, "behoefte-bespreken");

        does(CARE, dossier, "plekken-kiezen", "keuze", "stoppen", "afloop", "eigen-plek");

        path(dossier).hasPassed("End_SignaalAfgesloten").isEnded();
        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.DOORVERWEZEN);
        assertThat(story.open(dossier)).isEmpty();
    }

    @Test
    void whoeverComesBackForABedGetsARouteWhileTheBillIsOpen() {
        UUID dossier = arrived(HAVEN);
        UUID first = placement(dossier).id();
        does(CARE, dossier, "verblijf-volgen", "afloop", "vertrokken");
        reports(dossier);
        UUID second = start.inCase(dossier, null, story.viewer(CARE));
        remember(second);

        assertThat(second).isNotEqualTo(first);
        assertThat(story.steps(dossier)).contains("wie-betaalt", "behoefte-bespreken");
        does("centrum.ede", dossier, "wie-betaalt");
        assertThat(story.state(dossier).outcome())
                .as("somebody still looks for a bed")
                .isNull();
        does(CARE, dossier, "behoefte-bespreken");
        does(CARE, dossier, "plekken-kiezen", "keuze", "stoppen", "afloop", "geen-plek");
        reports(dossier);

        assertThat(story.state(dossier).outcome()).isEqualTo(Outcome.GEEN_PLEK);
        assertThat(story.open(dossier)).isEmpty();
    }

    @Test
    void aRouteThatWasDrawnOtherwiseCannotEndItEither() {
        UUID dossier = reportedAndSheltered();

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> end.close(dossier, Outcome.DOORVERWEZEN)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors())
                                .extracting(FieldError::code)
                                .containsExactly("plaatsing-loopt"));

        assertThat(story.state(dossier).outcome()).isNull();
        assertThat(story.steps(dossier)).contains("verblijf-volgen");
    }

    @RepeatedTest(4)
    void theLastWordAndTheFirstRequestAtTheSameMoment() throws Exception {
        UUID dossier = story.report(Story.plain()).dossier();
        reporter.withdraw(dossier, "Verzonnen reden (fictief).");
        Viewer director = story.viewer(DIRECTOR);
        Viewer officer = story.viewer("af.nijkerk");
        TaskSummary reading = story.task(dossier, SECOND_READING);
        Callable<Object> confirms = () -> told(() -> desk.complete(
                reading.id(), Map.of("besluit", "bevestigen", "toelichting", "Klopt (fictief)."), director));
        Callable<Object> asks = () -> told(() -> start.inCase(dossier, null, officer));

        List<Object> answers = TrialNight.atOnce(List.of(confirms, asks));

        boolean ended = story.state(dossier).outcome() != null;
        assertThat(answers).isEqualTo(ended ? List.of("gedaan", "afgesloten") : List.of("plaatsing-loopt", "gedaan"));
        assertThat(placements.openOf(dossier).isPresent()).isEqualTo(!ended);
        if (!ended) {
            assertThat(story.steps(dossier)).contains("signaal-beoordelen", "behoefte-bespreken", SECOND_READING);
        }
    }

    @Test
    void whoAsksForABedWhileTheLastPlacementEndsGetsASearchOfTheirOwn() {
        UUID dossier = reportedAndSheltered();
        UUID ending = placements.openOf(dossier).orElseThrow();
        Viewer officer = story.viewer("af.nijkerk");

        CompletableFuture<UUID> asked = transaction.execute(status -> {
            does(CARE, dossier, "verblijf-volgen", "afloop", "geplaatst-en-veilig");
            CompletableFuture<UUID> waits = CompletableFuture.supplyAsync(() -> start.inCase(dossier, null, officer));
            untilDoneOrInTurn(waits);
            return waits;
        });

        UUID begun = asked.join();
        assertThat(begun).isNotEqualTo(ending);
        assertThat(placements.openOf(dossier)).contains(begun);
        assertThat(story.steps(dossier)).contains("behoefte-bespreken");
        remember(begun);
    }

    private void untilDoneOrInTurn(CompletableFuture<?> work) {
        while (!work.isDone() && waiting() == 0) {
            try {
                work.get(20, TimeUnit.MILLISECONDS);
            } catch (TimeoutException busy) {
                // looked at again
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private int waiting() {
        return jdbc.sql("select count(*) from pg_stat_activity"
                        + " where wait_event_type = 'Lock' and datname = current_database()")
                .query(Integer.class)
                .single();
    }

    private static String told(Runnable deed) {
        try {
            deed.run();
            return "gedaan";
        } catch (InvalidInput refused) {
            return refused.errors().get(0).code();
        }
    }

    /** Refused at this step in words that a person understands; the task, and all that runs, stays as it was. */
    private void assertRefused(UUID dossier, String step, String code, String field, Object... answers) {
        List<TaskSummary> before = story.open(dossier);
        Object[] given = Stream.concat(Stream.of(field), Arrays.stream(answers)).toArray();
        assertThatThrownBy(
                        () -> does(step.equals("signaal-beoordelen") ? "af.nijkerk" : DIRECTOR, dossier, step, given))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> {
                    FieldError error = refused.errors().get(0);
                    assertThat(refused.errors()).hasSize(1);
                    assertThat(error.field()).isEqualTo(field);
                    assertThat(error.code()).isEqualTo(code);
                    assertThat(error.message()).contains("wacht tot dit klaar is");
                });
        assertThat(story.open(dossier)).isEqualTo(before);
        assertThat(story.state(dossier).outcome()).isNull();
    }
}
