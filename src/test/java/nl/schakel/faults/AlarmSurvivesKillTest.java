package nl.schakel.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.schakel.TestPostgres;
import nl.schakel.web.piket.Listening;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An alarm runs on two machines with the settings that people run: the one that has it in its hands falls dead, and the
 * next rung rings on the other within half a minute of its moment.
 */
@Tag("processes")
class AlarmSurvivesKillTest {

    private static final Path FOLDER = Path.of("target", "faults", "alarm");
    private static final Duration IN_TIME = Duration.ofSeconds(30);

    private TwoNodes nodes;
    private NightCalls calls;

    @BeforeEach
    void twoNodesAtNight() {
        nodes = new TwoNodes(FOLDER, TestPostgres.server(), TestPostgres.newDatabase(), Map.of());
        calls = new NightCalls(nodes.jdbc());
        NightCalls.nightFalls(nodes.een());
    }

    @AfterEach
    void leaveNothingRunning() {
        if (nodes != null) {
            nodes.close();
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void theNextRungRingsOnTheOtherNode() throws Exception {
        Node een = nodes.een();
        Node twee = nodes.twee();
        try (Listening page = Listening.to(twee.port(), twee.visit().login("piket.twee"), "/piket/stroom")) {
            String call = calls.begun(een);
            await("a page on the other node hears of it").atMost(IN_TIME).until(() -> page.heard(call));
            assertThat(calls.told(call, "eerste")).isNotEmpty();

            String fallen;
            Instant due;
            try (Connection hold = nodes.database().getConnection();
                    Statement statement = hold.createStatement()) {
                hold.setAutoCommit(false);
                // whoever rings writes this row: it will stand still halfway, with the timer in its hands
                statement.execute("select 1 from schakel.night_call where id = '" + call + "' for update");
                NightCalls.aRungPasses(een);
                due = Instant.now();
                fallen = await().atMost(Duration.ofMinutes(1)).until(nodes::whoWaits, name -> !name.isEmpty());
                nodes.kill(fallen);
                hold.rollback();
            }
            await().atMost(IN_TIME.minus(Duration.between(due, Instant.now())))
                    .until(() -> !calls.told(call, "tweede").isEmpty());
            assertThat(calls.told(call, "tweede")).as("nobody is told twice").doesNotHaveDuplicates();
            assertThat(nodes.jdbc()
                            .sql("select count(*) from schakel.night_event where call = ?::uuid"
                                    + " and code like 'alarm-tweede-lijn%'")
                            .param(call)
                            .query(Integer.class)
                            .single())
                    .as("the rung is on the timeline once")
                    .isEqualTo(1);

            Node left = nodes.any();
            await("what the fallen node had begun to send goes out too")
                    .atMost(Duration.ofMinutes(4))
                    .until(() -> calls.waiting(call).isEmpty());
            NightCalls.aRungPasses(left);
            await("the alarm goes on")
                    .atMost(IN_TIME)
                    .until(() -> !calls.told(call, "ketenregisseur").isEmpty());
            assertThat(left.as("piket.een")
                            .post("/api/v1/piket/oproepen/" + call + "/aanname", "{}")
                            .status())
                    .isEqualTo(200);
        }
    }
}
