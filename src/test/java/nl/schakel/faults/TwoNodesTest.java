package nl.schakel.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import nl.schakel.TestPostgres;
import nl.schakel.web.api.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two machines with one database: either can fall away, and nothing is done twice. */
@Tag("processes")
class TwoNodesTest {

    private static final Path FOLDER = Path.of("target", "faults", "two-nodes");
    private static final String TRIAGE = """
            {"antwoorden":{"vormen":["arbeid"],"persoon":"ja","persoonBekend":"nee","locatie":"ja","dader":"nee",
             "minderjarig":"nee","acuut":"nee","meldcode":"nee"}}""";

    private TwoNodes nodes;
    private JdbcClient jdbc;

    @BeforeEach
    void bothStartAtOnceOnAnEmptyDatabase() {
        nodes = new TwoNodes(
                FOLDER,
                TestPostgres.server(),
                TestPostgres.newDatabase(),
                // how long work stays with a node that fell away
                Map.of("camunda.bpm.job-execution.lock-time-in-millis", "5000"));
        jdbc = nodes.jdbc();
    }

    @AfterEach
    void leaveNothingRunning() {
        if (nodes != null) {
            nodes.close();
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void theyShareTheWork() throws Exception {
        theModelsAndPeopleAreThereOnce();
        oneTaskIsDoneOnce();
        oneBedIsPromisedOnce();
        PublishedOnTwoNodes models = new PublishedOnTwoNodes(nodes);
        models.ofTwoAtOnceOneIsLive();
        models.killedHalfWayNothingOfItCounts();
        aTimerOfTheNodeThatFellAwayIsFiredByTheOther();
        new Books(jdbc).balance();
    }

    private void theModelsAndPeopleAreThereOnce() {
        assertThat(count("select count(*) from camunda.act_re_deployment")).isEqualTo(1);
        assertThat(count("select max(version_) from camunda.act_re_procdef")).isEqualTo(1);
        assertThat(count("select count(*) - count(distinct id_) from camunda.act_id_user"))
                .isZero();
        assertThat(count("select count(*) from schakel.person where username = 'af.nijkerk'"))
                .isEqualTo(1);
    }

    private void oneTaskIsDoneOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            String id = report().path("id").asText();
            CyclicBarrier together = new CyclicBarrier(nodes.left().size());
            ExecutorService threads = Executors.newFixedThreadPool(nodes.left().size());
            try {
                List<Callable<Integer>> both = nodes.left().stream()
                        .<Callable<Integer>>map(node -> () -> {
                            Api api = node.as("af.nijkerk");
                            together.await(1, TimeUnit.MINUTES);
                            return api.post("/api/v1/taken/" + id + "/voltooiing", TRIAGE)
                                    .status();
                        })
                        .toList();
                assertThat(threads.invokeAll(both).stream().map(TwoNodesTest::value))
                        .containsExactlyInAnyOrder(204, 409);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /** R5, also when the shelter says yes on two machines at once. */
    private void oneBedIsPromisedOnce() throws Exception {
        Node any = nodes.any();
        JsonNode beds = any.as("opvang.haven").get("/api/v1/bedden").json().path("bedden");
        String bed = StreamSupport.stream(beds.spliterator(), false)
                .filter(one -> one.path("status").asText().equals("vrij"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        String until = Instant.now().plus(Duration.ofHours(8)).toString();
        CyclicBarrier together = new CyclicBarrier(20);
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Callable<Integer>> twenty = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                for (Node node : nodes.left()) {
                    String placement = any.as("zorg.wvv")
                            .post("/api/v1/plaatsingen", "{\"personen\":[{\"antwoorden\":{}}]}")
                            .json()
                            .path("id")
                            .asText();
                    twenty.add(() -> {
                        Api api = node.as("opvang.haven");
                        together.await(1, TimeUnit.MINUTES);
                        return api.post(
                                        "/api/v1/plaatsingen/" + placement + "/reserveringen",
                                        "{\"bed\":\"" + bed + "\",\"tot\":\"" + until + "\"}")
                                .status();
                    });
                }
            }
            List<Integer> answers = threads.invokeAll(twenty).stream()
                    .map(TwoNodesTest::value)
                    .sorted()
                    .toList();
            assertThat(answers)
                    .containsOnlyOnce(201)
                    .filteredOn(status -> status == 409)
                    .hasSize(19);
        } finally {
            threads.shutdownNow();
        }
        assertThat(count("select count(*) from schakel.bed_promise where state = 'held'"))
                .isEqualTo(1);
    }

    private void aTimerOfTheNodeThatFellAwayIsFiredByTheOther() throws Exception {
        String task = report().path("id").asText();
        String fallen;
        try (Connection hold = nodes.database().getConnection();
                Statement statement = hold.createStatement()) {
            hold.setAutoCommit(false);
            // whoever fires the timer writes this row: it will stand still halfway
            statement.execute("select 1 from schakel.route_task where task_id = '" + task + "' for update");
            assertThat(jdbc.sql("update camunda.act_ru_job j set duedate_ = duedate_ - interval '1 year'"
                                    + " from camunda.act_ru_execution e where e.id_ = j.process_instance_id_"
                                    + " and e.business_key_ = ?")
                            .param(task)
                            .update())
                    .isGreaterThanOrEqualTo(1);
            fallen = await().atMost(Duration.ofMinutes(1)).until(nodes::whoWaits, name -> !name.isEmpty());
            nodes.kill(fallen);
            hold.rollback();
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> count(reached(task)) > 0);
        assertThat(count(reached(task))).as("the rung is told once").isEqualTo(1);
        assertThat(count("select count(*) from schakel.timeline_entry e join schakel.route_task t using (dossier_id)"
                        + " where t.task_id = '" + task + "' and e.kind = 'termijn'"))
                .isEqualTo(1);
        await("only the other node is left")
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(nodes.connected()).containsExactlyElementsOf(nodes.names()));
    }

    private static String reached(String task) {
        return "select count(*) from schakel.route_task where task_id = '" + task + "' and rung <> ''";
    }

    private JsonNode report() {
        return report(nodes.any());
    }

    /** A new report that comes in on this machine; its first task. */
    static JsonNode report(Node any) {
        String reference = any.as("balie.nijkerk")
                .post("/api/v1/meldingen", "{\"gemeente\":\"GM0267\",\"toelichting\":\"Verzonnen (fictief).\"}")
                .json()
                .path("referentie")
                .asText();
        return any.as("af.nijkerk").all("/api/v1/taken", "taken").stream()
                .filter(task -> task.path("referentie").asText().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    static Integer value(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
