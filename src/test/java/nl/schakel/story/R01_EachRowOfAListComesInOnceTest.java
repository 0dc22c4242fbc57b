package nl.schakel.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import nl.schakel.SchakelTest;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.process.routes.meldroute.ImportRun;
import nl.schakel.process.routes.meldroute.ReportCommands;
import nl.schakel.signal.Channel;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.Origin;
import nl.schakel.signal.Receipt;
import nl.schakel.signal.imports.FeedbackTo;
import nl.schakel.signal.imports.ImportAbout;
import nl.schakel.signal.imports.ImportQueue;
import nl.schakel.signal.imports.ImportState;
import nl.schakel.signal.imports.ImportView;
import nl.schakel.signal.imports.NewRow;
import nl.schakel.signal.imports.RowContent;
import nl.schakel.signal.imports.RowState;
import nl.schakel.signal.imports.SignalImports;
import nl.schakel.support.time.SchakelClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A row of a list becomes one signal with its route, or nothing at all: however often it is confirmed or sent, whoever does so at
 * the same time, and wherever a node falls away.
 */
@SchakelTest
class R01_EachRowOfAListComesInOnceTest {

    @Autowired
    private SignalImports imports;

    @Autowired
    private ImportQueue queue;

    @Autowired
    private ImportRun run;

    @Autowired
    private ReportCommands reports;

    @Autowired
    private Story story;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SchakelClock clock;

    private Viewer fairwork;
    private String mark;

    @BeforeEach
    void anOrganisationAndNothingThatWaits() {
        fairwork = story.viewer("fairwork");
        mark = "Verzonnen (fictief) " + UUID.randomUUID();
        while (run.look()) {
            assertThat(run).isNotNull();
        }
    }

    private NewRow row(int number, String text, String ownNumber) {
        NewSignal signal = new NewSignal(
                "GM0267", mark + " " + text, null, List.of(), null, null, null, null, null, null, null, null, null);
        return new NewRow(
                number,
                new RowContent(List.of(text), signal, null, null, List.of(), List.of()),
                ownNumber,
                false,
                FeedbackTo.ACCOUNT);
    }

    private UUID kept(Viewer viewer, NewRow... rows) {
        return imports.keep(new ImportAbout("lijst", List.of("tekst"), List.of()), List.of(rows), viewer);
    }

    private UUID confirmed(int rows) {
        UUID list = kept(
                fairwork,
                IntStream.range(0, rows)
                        .mapToObj(number -> row(number + 2, "rij " + number, null))
                        .toArray(NewRow[]::new));
        imports.confirm(list, Map.of(), fairwork);
        return list;
    }

    private List<UUID> dossiers(UUID list) {
        return imports.read(list, fairwork).in(RowState.GEDAAN).stream()
                .map(ImportView.Row::dossier)
                .distinct()
                .toList();
    }

    private int routes(List<UUID> dossiers) {
        return jdbc.sql("select count(*) from camunda.act_ru_execution where parent_id_ is null and proc_inst_id_ = id_"
                        + " and super_exec_ is null and business_key_ = any(string_to_array(?, ','))")
                .param(String.join(",", dossiers.stream().map(UUID::toString).toList()))
                .query(Integer.class)
                .single();
    }

    private <T> List<T> together(int threads, Callable<T> deed) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(() -> {
                    start.await();
                    return deed.call();
                }));
            }
            start.countDown();
            List<T> answers = new ArrayList<>();
            for (Future<T> one : running) {
                answers.add(one.get(120, TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void confirmedTwiceAndTakenByFourNodesEachRowIsOneSignalWithItsRoute() throws Exception {
        UUID list = kept(
                fairwork,
                IntStream.range(0, 12)
                        .mapToObj(number -> row(number + 2, "rij " + number, null))
                        .toArray(NewRow[]::new));

        together(4, () -> {
            imports.confirm(list, Map.of(), fairwork);
            return true;
        });
        together(4, () -> run.look());
        imports.confirm(list, Map.of(), fairwork);
        run.look();

        assertThat(dossiers(list)).hasSize(12);
        assertThat(routes(dossiers(list))).isEqualTo(12);
        assertThat(imports.read(list, fairwork).state()).isEqualTo(ImportState.KLAAR);
    }

    @Test
    void aNodeThatFallsAwayInTheMiddleLeavesNoHalfRowAndTheNextGoesOn() {
        UUID list = confirmed(3);
        UUID first = queue.next().orElseThrow();

        // all is done, and then the node is gone before it is committed
        transaction.executeWithoutResult(status -> {
            ImportQueue.Due due = queue.hold(first).orElseThrow();
            Receipt receipt = reports.receive(
                    due.signal(), due.key(), new Origin(Channel.TELEFOON, due.reporter(), due.enteredBy(), due.list()));
            queue.done(due, receipt);
            status.setRollbackOnly();
        });
        assertThat(imports.read(list, fairwork).in(RowState.WACHT)).hasSize(3);

        run.look();

        assertThat(dossiers(list)).hasSize(3);
        assertThat(routes(dossiers(list))).isEqualTo(3);
    }

    @Test
    void theSameListSentAgainBringsNothingNew() {
        UUID first = kept(fairwork, row(2, "a", mark), row(3, "b", null));
        imports.confirm(first, Map.of(), fairwork);
        run.look();

        UUID again = kept(
                fairwork, row(2, "a, anders gezegd", mark), row(3, "b", null), row(4, "c", null), row(5, "c", null));

        ImportView list = imports.read(again, fairwork);
        assertThat(list.rows().stream().map(ImportView.Row::state))
                .containsExactly(RowState.DUBBEL, RowState.DUBBEL, RowState.GOED, RowState.DUBBEL);
        assertThat(list.rows().get(0).reference())
                .isEqualTo(imports.read(first, fairwork).rows().get(0).reference());
        assertThat(list.rows().get(3).reference()).isNull();
    }

    @Test
    void twoPeopleOfOneOrganisationWithTheSameListAtOnceBringItOnce() throws Exception {
        Viewer one = story.viewer("keten.wvv");
        Viewer other = story.viewer("keten2.wvv");
        NewRow[] rows = IntStream.range(0, 6)
                .mapToObj(number -> row(number + 2, "samen", mark + number))
                .toArray(NewRow[]::new);
        UUID first = kept(one, rows);
        UUID second = kept(other, rows);
        imports.confirm(first, Map.of(), one);
        imports.confirm(second, Map.of(), other);

        together(4, () -> run.look());

        List<ImportView.Row> all = new ArrayList<>(imports.read(first, one).rows());
        all.addAll(imports.read(second, other).rows());
        assertThat(all.stream().filter(row -> row.state() == RowState.GEDAAN)).hasSize(6);
        assertThat(all.stream().filter(row -> row.state() == RowState.DUBBEL))
                .hasSize(6)
                .allSatisfy(row -> assertThat(row.reference()).isNotNull());
    }

    @Test
    void anotherOrganisationMayHaveTheSameNumber() {
        UUID ours = kept(fairwork, row(2, "a", mark));
        imports.confirm(ours, Map.of(), fairwork);
        run.look();

        UUID theirs = kept(story.viewer("coa"), row(2, "a", mark));

        assertThat(imports.read(theirs, story.viewer("coa")).rows().get(0).state())
                .isEqualTo(RowState.GOED);
    }

    @Test
    void aRowThatIsRefusedAfterAllIsNamedAndTheOthersComeIn() {
        NewRow wrong = new NewRow(
                3,
                new RowContent(
                        List.of("x"),
                        new NewSignal("GM9999", mark, null, null, null, null, null, null, null, null, null, null, null),
                        null,
                        null,
                        List.of(),
                        List.of()),
                null,
                false,
                FeedbackTo.ACCOUNT);
        UUID list = kept(fairwork, row(2, "a", null), wrong, row(4, "b", null));
        imports.confirm(list, Map.of(), fairwork);

        run.look();

        ImportView view = imports.read(list, fairwork);
        assertThat(view.rows().stream().map(ImportView.Row::state))
                .containsExactly(RowState.GEDAAN, RowState.FOUT, RowState.GEDAAN);
        assertThat(view.rows().get(1).content().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).isNotBlank());
        assertThat(view.state()).isEqualTo(ImportState.KLAAR);
    }

    @Test
    void whatFailsWithoutFaultOfTheRowIsTriedAgainAndThenTold() {
        UUID list = confirmed(1);
        UUID row = queue.next().orElseThrow();
        for (int turn = 0; turn < 3; turn++) {
            assertThat(imports.read(list, fairwork).rows().get(0).state()).isEqualTo(RowState.WACHT);
            queue.failed(row);
        }

        queue.finish();

        assertThat(imports.read(list, fairwork).rows().get(0).state()).isEqualTo(RowState.MISLUKT);
        assertThat(imports.read(list, fairwork).rows().get(0).content()).isNotNull();
    }

    @Test
    void whatNobodyConfirmsIsGoneAfterADayAndWhatRunsStays() {
        UUID waits = kept(fairwork, row(2, "a", null));
        UUID runs = confirmed(1);

        clock.forward(Duration.ofHours(25));

        assertThatThrownBy(() -> imports.read(waits, fairwork)).isInstanceOf(NotVisible.class);
        queue.forget();
        assertThat(jdbc.sql("select count(*) from schakel.signal_import where id = ?")
                        .param(waits)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(imports.read(runs, fairwork).state()).isEqualTo(ImportState.LOOPT);
        run.look();
        assertThat(dossiers(runs)).hasSize(1);
        clock.forward(SignalImports.OUTCOME.plusHours(1));
        queue.forget();
        assertThat(Collections.frequency(
                        jdbc.sql("select id from schakel.signal_import")
                                .query(UUID.class)
                                .list(),
                        runs))
                .isZero();
    }
}
