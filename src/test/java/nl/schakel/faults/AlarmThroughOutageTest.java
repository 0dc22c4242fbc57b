package nl.schakel.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import nl.schakel.support.postgres.ServerOnDisk;
import nl.schakel.web.api.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The database is away while an alarm runs and an officer calls: no call is lost and none is made twice. The outage
 * itself is some seconds; the rest of its minutes pass on the clock of the demonstration, at once when it is back, which
 * is what the engine sees of an outage of minutes.
 */
@Tag("processes")
class AlarmThroughOutageTest {

    private static final Path FOLDER = Path.of("target", "faults", "alarm-outage");
    private static final Duration IN_TIME = Duration.ofSeconds(30);

    private NodeWithDatabase machine;

    @BeforeEach
    void aMachineWithItsDatabase() {
        machine = new NodeWithDatabase(FOLDER);
    }

    @AfterEach
    void leaveNothingRunning() {
        if (machine != null) {
            machine.close();
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void noCallIsLost() throws Exception {
        Node node = machine.node();
        ServerOnDisk database = machine.database();
        NightCalls calls = new NightCalls(database.jdbc());
        NightCalls.nightFalls(node);
        String before = calls.begun(node);

        database.stop();

        UUID key = UUID.randomUUID();
        await().atMost(IN_TIME)
                .until(() -> node.as("politie.nacht")
                                .get("/api/v1/piket/oproepen/" + before)
                                .status()
                        == 503);
        assertThat(NightCalls.call(node, key).status())
                .as("the officer is told that it did not arrive")
                .isEqualTo(503);

        database.start();

        await().atMost(Duration.ofMinutes(1))
                .until(() -> node.as("politie.nacht")
                                .get("/api/v1/piket/oproepen/" + before)
                                .status()
                        == 200);
        String during = made(NightCalls.call(node, key));
        assertThat(made(NightCalls.call(node, key))).as("sent again").isEqualTo(during);
        NightCalls.aRungPasses(node);
        await("the alarm that ran goes on")
                .atMost(Duration.ofMinutes(1))
                .until(() -> !calls.told(before, "tweede").isEmpty());
        await("and the call that came late rings")
                .atMost(Duration.ofMinutes(1))
                .until(() -> !calls.told(during, "eerste").isEmpty());
        assertThat(machine.count("select count(*) from schakel.night_call where status = 'alarm'"))
                .isEqualTo(2);
        assertThat(node.output()).as("the log").doesNotContain("fictief");
    }

    private static String made(Api.Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isIn(200, 201);
        return answer.json().path("id").asText();
    }
}
