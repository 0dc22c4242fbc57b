package nl.schakel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import nl.schakel.SchakelTest;
import nl.schakel.process.names.RouteNames;
import nl.schakel.process.routes.CaseRoutes;
import nl.schakel.process.routes.meldroute.ReopenCommands;
import nl.schakel.process.routes.meldroute.ReopenCommands.NewReopening;
import nl.schakel.process.routes.meldroute.ReportCommands;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.process.tasks.TaskGone;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.signal.CaseEnds;
import nl.schakel.signal.Receipt;
import nl.schakel.signal.ReopenReason;
import nl.schakel.signal.Status;
import nl.schakel.signal.Timeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People who do something with a closed case at the same moment: it is opened again once, and each hears what happened. */
@SchakelTest
class ReopenedAtOnceTest {

    private static final NewReopening WHY = new NewReopening("nieuw-signaal", "Nieuw (fictief).", "nee");

    @Autowired
    private Story story;

    @Autowired
    private ReportCommands reporter;

    @Autowired
    private ReopenCommands reopening;

    @Autowired
    private TaskCommands desk;

    @Autowired
    private CaseEnds ends;

    @Autowired
    private CaseRoutes routes;

    @Autowired
    private Timeline timeline;

    @Autowired
    private JdbcClient jdbc;

    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void ofTwoChainDirectorsTheSecondHearsWhoWasFirst() throws Exception {
        UUID dossier = stopped();

        List<ReopenCommands.ReopenResult> outcomes = atOnce(List.of(
                () -> reopening.reopen(dossier, WHY, story.viewer("keten.wvv")),
                () -> reopening.reopen(dossier, WHY, story.viewer("keten2.wvv"))));

        assertThat(outcomes)
                .filteredOn(ReopenCommands.ReopenResult.Reopened.class::isInstance)
                .hasSize(1);
        CaseEnds.PastEnd end = ends.last(dossier).orElseThrow();
        assertThat(outcomes)
                .filteredOn(ReopenCommands.ReopenResult.WasOpen.class::isInstance)
                .containsExactly(new ReopenCommands.ReopenResult.WasOpen(end.reopenedBy(), end.reopenedAt()));
        isOpenOnce(dossier);
    }

    @Test
    void aDoubleClickOpensTheCaseOnce() throws Exception {
        UUID dossier = stopped();
        List<Callable<ReopenCommands.ReopenResult>> clicks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            clicks.add(() -> reopening.reopen(dossier, WHY, story.viewer("keten.wvv")));
        }

        assertThat(atOnce(clicks)).containsOnly(new ReopenCommands.ReopenResult.Reopened());

        isOpenOnce(dossier);
    }

    @Test
    void aReporterWhoClicksSixTimesAsksOnce() throws Exception {
        UUID dossier = stopped();
        List<Callable<Boolean>> clicks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            clicks.add(() -> reporter.askAgain(dossier, "Het gaat door (fictief).", null));
        }

        assertThat(atOnce(clicks)).filteredOn(Boolean::booleanValue).hasSize(1);

        assertThat(story.steps(dossier)).containsExactly("herziening-lezen");
        assertThat(jdbc.sql("select count(*) from schakel.review_request where dossier_id = ?")
                        .param(dossier)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void theRegionAndTheReaderOfARequestOpenItOnce() throws Exception {
        for (int round = 0; round < 4; round++) {
            UUID dossier = stopped();
            reporter.askAgain(dossier, "Het gaat door (fictief).", null);
            TaskSummary task = story.task(dossier, "herziening-lezen");

            List<String> outcomes = atOnce(List.of(
                    () -> reopening
                            .reopen(dossier, WHY, story.viewer("keten.wvv"))
                            .getClass()
                            .getSimpleName(),
                    () -> {
                        try {
                            desk.complete(
                                    task.id(),
                                    Map.of("besluit", "heropenen", "acuut", "nee", "toelichting", "Terecht (fictief)."),
                                    story.viewer("keten2.wvv"));
                            return "read";
                        } catch (TaskGone gone) {
                            return "gone";
                        }
                    }));

            boolean reader = ends.last(dossier).orElseThrow().reason() == ReopenReason.MELDER_VRAAGT;
            assertThat(outcomes)
                    .containsExactlyElementsOf(reader ? List.of("WasOpen", "read") : List.of("Reopened", "gone"));
            isOpenOnce(dossier);
        }
    }

    @Test
    void aSignalIsLinkedToACaseThatIsBeingOpenedAgain() throws Exception {
        UUID dossier = stopped();
        Receipt other = story.report(Story.plain());
        story.does(
                "af.nijkerk",
                other.dossier(),
                "signaal-beoordelen",
                Story.triage(
                        "vervolg", "stoppen",
                        "eindreden", "gekoppeld",
                        "zaakReferentie", story.state(dossier).reference(),
                        "eindToelichting", "Zelfde adres (fictief)."));

        atOnce(List.of(() -> reopening.reopen(dossier, WHY, story.viewer("keten.wvv")), () -> {
            story.does("keten2.wvv", other.dossier(), "voorstel-tegenlezen", confirm());
            return null;
        }));

        isOpenOnce(dossier);
        assertThat(story.state(other.dossier()).outcome().code()).isEqualTo("gekoppeld");
        assertThat(timeline.of(dossier))
                .filteredOn(line -> line.kind().equals("zaak-gekoppeld"))
                .hasSize(1);
    }

    private void isOpenOnce(UUID dossier) {
        assertThat(story.state(dossier).status()).isEqualTo(Status.BIJ_REGIO);
        assertThat(ends.of(dossier)).hasSize(1);
        assertThat(routes.count(RouteNames.HEROPENING, dossier)).isOne();
        assertThat(routes.count(RouteNames.HERZIENING, dossier)).isZero();
        assertThat(story.steps(dossier)).containsExactly("zaak-ontvangen", "zaak-verdelen");
        assertThat(timeline.of(dossier))
                .filteredOn(line -> line.kind().equals("heropend"))
                .hasSize(1);
    }

    private UUID stopped() {
        UUID dossier = story.report(Story.plain()).dossier();
        story.does(
                "af.nijkerk",
                dossier,
                "signaal-beoordelen",
                Story.triage(
                        "vervolg", "stoppen", "eindreden", "geen-aanwijzingen", "eindToelichting", "Niets (fictief)."));
        story.does("keten.wvv", dossier, "voorstel-tegenlezen", confirm());
        return dossier;
    }

    private static Map<String, Object> confirm() {
        return Map.of("besluit", "bevestigen", "toelichting", "Klopt (fictief).");
    }

    private <T> List<T> atOnce(List<Callable<T>> deeds) throws Exception {
        CyclicBarrier together = new CyclicBarrier(deeds.size());
        List<Future<T>> running = new ArrayList<>();
        for (Callable<T> deed : deeds) {
            running.add(threads.submit(() -> {
                together.await(30, TimeUnit.SECONDS);
                return deed.call();
            }));
        }
        List<T> outcomes = new ArrayList<>();
        for (Future<T> one : running) {
            outcomes.add(one.get(60, TimeUnit.SECONDS));
        }
        return outcomes;
    }
}
