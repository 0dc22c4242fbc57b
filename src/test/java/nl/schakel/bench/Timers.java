package nl.schakel.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import nl.schakel.faults.Node;
import nl.schakel.support.postgres.ServerOnDisk;
import nl.schakel.web.security.Visit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/** How late a term is told: one on an idle system, and two thousand that pass at the same moment. */
public final class Timers {

    private static final Path FOLDER = Path.of("target", "bench", "timers");
    private static final int SINGLE = 40;
    private static final int AT_ONCE = 2_000;
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private Timers() {}

    public static void main(String[] arguments) throws Exception {
        FileSystemUtils.deleteRecursively(FOLDER);
        System.out.println(Machine.now());
        try (Node node = Node.packaged(FOLDER, Map.of()).ready();
                Connection connection = ServerOnDisk.of(FOLDER).database().getConnection()) {
            // one connection for all looks: a new one each time would keep the server busy
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            report(node, SINGLE);
            System.out.println("lag of a single timer on an idle system: " + single(jdbc));
            report(node, AT_ONCE - count(jdbc, "select count(*) from schakel.route_task where rung = ''"));
            atOnce(node, jdbc);
            System.out.println(Machine.now());
        }
    }

    /** One timer after another, each moved to a random moment within about a second. */
    private static Sample single(JdbcClient jdbc) {
        Random moments = new Random(1);
        List<Double> lags = new ArrayList<>();
        for (String task : jdbc.sql("select task_id from schakel.route_task order by created_at")
                .query(String.class)
                .list()) {
            Instant due = Instant.now().plusMillis(500 + moments.nextInt(1_000));
            jdbc.sql("update camunda.act_ru_job j set duedate_ = ? from camunda.act_ru_execution e"
                            + " where e.id_ = j.process_instance_id_ and e.business_key_ = ?")
                    .params(Timestamp.from(due), task)
                    .update();
            waitFor(jdbc, "select count(*) from schakel.route_task where rung = '' and task_id = '" + task + "'");
            lags.add(Duration.between(due, Instant.now()).toNanos() / 1_000_000.0);
        }
        return Sample.of(lags);
    }

    /** All wait for the same rung; then the clock of the demonstration moves past the last of them. */
    private static void atOnce(Node node, JdbcClient jdbc) {
        Instant last = jdbc.sql("select max(j.duedate_) from camunda.act_ru_job j join camunda.act_ru_execution e"
                        + " on e.id_ = j.process_instance_id_ join schakel.route_task t on t.task_id = e.business_key_"
                        + " where t.rung = ''")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
        String body = "{\"naar\":\"" + last.plusSeconds(1) + "\"}";
        long start = System.nanoTime();
        JsonNode moved = node.as("beheer").post("/api/v1/demo/klok", body).json();
        waitFor(jdbc, "select count(*) from schakel.route_task where rung = ''");
        System.out.printf(
                Locale.ROOT,
                "%d timers due at once (clock at %s): all fired after %.1f s, failed jobs %d%n",
                AT_ONCE,
                moved.path("nu").asText(moved.toString()),
                seconds(start),
                count(jdbc, "select count(*) from camunda.act_ru_incident"));
        int mails = count(jdbc, "select count(*) from schakel.outbox");
        waitFor(jdbc, "select count(*) from schakel.outbox where state = 'wacht'");
        System.out.printf(
                Locale.ROOT, "%d mails about all of this: the last sent after %.1f s%n", mails, seconds(start));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1_000_000_000.0;
    }

    private static void report(Node node, int number) throws Exception {
        Visit clerk = node.visit().login("balie.nijkerk");
        String token = clerk.token();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Integer>> all = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            all.add(threads.submit(() -> clerk.json("/api/v1/meldingen", CountedStory.REPORT, "X-CSRF-TOKEN", token)
                    .statusCode()));
        }
        for (Future<Integer> each : all) {
            if (each.get() != 201) {
                throw new IllegalStateException("a report was refused: " + each.get());
            }
        }
        threads.shutdown();
    }

    private static void waitFor(JdbcClient jdbc, String untilZero) {
        Instant end = Instant.now().plus(LONGEST);
        while (count(jdbc, untilZero) > 0) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("still not after " + LONGEST + ": " + untilZero);
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private static int count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
