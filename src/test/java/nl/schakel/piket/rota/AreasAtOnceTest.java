package nl.schakel.piket.rota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.piket.TrialArea;
import nl.schakel.support.input.InvalidInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Directors who change the same area at the same moment, in the order in which the database lets them. */
@SchakelTest
class AreasAtOnceTest {

    @Autowired
    private BeanFactory beans;

    @Autowired
    private AreaSetup setup;

    @Autowired
    private DutyAreas areas;

    @Autowired
    private Patterns patterns;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private TransactionOperations transaction;

    private TrialArea east;
    private TrialArea west;
    private Viewer eastern;
    private Viewer western;

    @BeforeEach
    void twoRegions() {
        east = new TrialArea(beans);
        west = new TrialArea(beans);
        eastern = east.director("proefregie");
        western = west.director("proefregie");
    }

    @Test
    void anAreaThatItsLastTwoRegionsLeaveTogetherHasNoRotaAnyMore() throws Exception {
        setup.accept(ask(east, eastern, west, western).id(), western);
        Viewer bram = east.coordinator("proefbram");
        east.nights(Line.EERSTE, bram);

        assertThat(behind(
                        east,
                        () -> setup.make("Piket Oost (fictief)", east.code, eastern),
                        () -> setup.make("Piket West (fictief)", west.code, western)))
                .containsExactly("", "");

        assertThat(areas.of(east.code).orElseThrow().regions()).isEmpty();
        assertThat(patterns.of(east.code)).isEmpty();
        assertThat(jdbc.sql("select count(*) from schakel.duty_shift where area = ? and lower(during) > ?")
                        .params(east.code, Timestamp.from(clock.instant()))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aYesToAnAreaThatLosesItsLastRegionWaitsForThatAndHearsIt() throws Exception {
        TrialArea north = new TrialArea(beans);
        Viewer northern = north.director("proefregie");
        AreaQuestion yes = ask(east, eastern, west, western);
        AreaQuestion away = ask(north, northern, east, eastern);

        List<String> told = behind(east, () -> setup.accept(away.id(), eastern), () -> setup.accept(yes.id(), western));

        assertThat(told.get(0)).isEmpty();
        assertThat(told.get(1)).contains("of hij is ingetrokken");
        assertThat(areas.ofRegion(east.code).map(DutyArea::code)).contains(north.code);
        assertThat(areas.ofRegion(west.code).map(DutyArea::code)).contains(west.code);
    }

    private AreaQuestion ask(TrialArea area, Viewer director, TrialArea region, Viewer asked) {
        setup.ask(area.code, region.code, director);
        return setup.toAnswer(asked).get(0);
    }

    /**
     * Keeps the area until both stand in line for it, the one before the other.
     *
     * @return what each was told; empty for who succeeded
     */
    private List<String> behind(TrialArea area, Runnable one, Runnable other) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<String>> answers = new ArrayList<>();
        try {
            transaction.executeWithoutResult(held -> {
                jdbc.sql("select code from schakel.duty_area where code = ? for update")
                        .param(area.code)
                        .query(String.class)
                        .single();
                answers.add(inLine(threads, one));
                answers.add(inLine(threads, other));
            });
            return List.of(answers.get(0).get(), answers.get(1).get());
        } finally {
            threads.shutdownNow();
        }
    }

    private Future<String> inLine(ExecutorService threads, Runnable deed) {
        CompletableFuture<Integer> connection = new CompletableFuture<>();
        Future<String> answer = threads.submit(() -> told(connection, deed));
        int process = connection.join();
        await().until(() -> jdbc.sql("select cardinality(pg_blocking_pids(?)) > 0")
                .param(process)
                .query(Boolean.class)
                .single());
        return answer;
    }

    private String told(CompletableFuture<Integer> connection, Runnable deed) {
        try {
            transaction.executeWithoutResult(own -> {
                connection.complete(
                        jdbc.sql("select pg_backend_pid()").query(Integer.class).single());
                deed.run();
            });
            return "";
        } catch (InvalidInput refused) {
            return refused.errors().get(0).message();
        }
    }
}
