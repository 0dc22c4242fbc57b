package nl.schakel.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.schakel.TestPostgres;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes run; a newer version changes the tables beneath them: both take no more work by themselves, and say so. */
@Tag("processes")
class OlderNodeTest {

    private static final Path FOLDER = Path.of("target", "faults", "older-node");

    private TwoNodes nodes;

    @BeforeEach
    void twoNodes() {
        nodes = new TwoNodes(
                FOLDER,
                TestPostgres.server(),
                TestPostgres.newDatabase(),
                Map.of("schakel.version.look-every", "PT1S", "management.endpoint.health.show-details", "always"));
    }

    @AfterEach
    void leaveNothingRunning() {
        nodes.close();
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void theyTakeNoMoreWorkAndSaySo() throws Exception {
        report("vooraf");
        await("mail goes out").atMost(Duration.ofMinutes(1)).until(() -> sent() > 0);
        await("all of it")
                .atMost(Duration.ofMinutes(1))
                .until(() -> count("select count(*) from schakel.outbox where state = 'wacht'") == 0);
        int before = sent();
        assertThat(ready(nodes.een())).isEqualTo(200);

        nodes.jdbc().sql("""
                insert into schakel.flyway_schema_history
                    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                select max(installed_rank) + 1, (max(version::int) + 1)::text, 'later', 'SQL', 'V999__later.sql', 7,
                       'schakel_eigenaar', 5, true
                from schakel.flyway_schema_history""").update();

        for (Node node : nodes.left()) {
            await("requests go elsewhere").atMost(Duration.ofMinutes(1)).until(() -> ready(node) == 503);
            await("said")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> node.output().contains("NIEUWERE-VERSIE"));
            assertThat(node.anonymous().get("/actuator/health").raw().body())
                    .contains("Een nieuwere Schakel heeft de tabellen veranderd");
            Visit caretaker = node.visit().login("beheer");
            assertThat(caretaker.get("/storingen").body()).contains("Een nieuwere Schakel draait al");
            await("no steps")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> node.anonymous()
                            .get("/actuator/health/jobExecutor")
                            .json()
                            .path("status")
                            .asText()
                            .equals("DOWN"));
        }

        report("achteraf");
        nodes.jdbc()
                .sql("update camunda.act_ru_job set duedate_ = now() - interval '1 hour' where type_ = 'timer'")
                .update();
        // as long as a node would need many times over: it looks each second, for work and for mail
        await("nobody sends, nobody does a step")
                .during(Duration.ofSeconds(8))
                .atMost(Duration.ofSeconds(30))
                .until(() -> sent() == before
                        && count("select count(*) from camunda.act_ru_job where lock_owner_ is not null") == 0);
        assertThat(count("select count(*) from schakel.outbox where state = 'wacht'"))
                .as("waits for the newer version")
                .isPositive();
        assertThat(count("select count(*) from camunda.act_ru_job where duedate_ < now()"))
                .as("and so do the steps")
                .isPositive();
    }

    private void report(String what) {
        assertThat(nodes.een()
                        .as("balie.nijkerk")
                        .post(
                                "/api/v1/meldingen",
                                "{\"gemeente\":\"GM0267\",\"toelichting\":\"Verzonnen " + what + " (fictief).\"}")
                        .status())
                .isEqualTo(201);
    }

    private int sent() {
        return count("select count(*) from schakel.outbox where state = 'verzonden'");
    }

    private int count(String sql) {
        return nodes.jdbc().sql(sql).query(Integer.class).single();
    }

    private static int ready(Node node) {
        return node.anonymous().get("/actuator/health/readiness").status();
    }
}
