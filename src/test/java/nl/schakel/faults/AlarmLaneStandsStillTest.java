package nl.schakel.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.schakel.TestPostgres;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The SMS gateway is away while a night runs on two machines: whoever has duty is rung by mail, once and not by each of the
 * two, the health group says so on both, and both stay ready.
 */
@Tag("processes")
class AlarmLaneStandsStillTest {

    private static final Path FOLDER = Path.of("target", "faults", "lane");

    private TwoNodes nodes;
    private NightCalls calls;

    @BeforeEach
    void twoNodesWithAGatewayThatIsAway() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        nodes = new TwoNodes(
                FOLDER,
                TestPostgres.server(),
                TestPostgres.newDatabase(),
                Map.of(
                        "schakel.sms.url",
                        "http://127.0.0.1:" + closed + "/sms",
                        "schakel.standstill.patience",
                        "PT5S",
                        "schakel.standstill.look-every",
                        "PT1S"));
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
    void whoHasDutyIsRungByMailOnce() {
        assertThat(status(nodes.een(), "")).isEqualTo(200);
        String call = calls.begun(nodes.een());
        assertThat(calls.told(call, "eerste")).anyMatch(told -> told.startsWith("sms"));

        soon().until(() -> status(nodes.een(), "/alarmering") == 503 && status(nodes.twee(), "/alarmering") == 503);
        soon().until(() -> rung("state = 'verzonden'").size() == rung("true").size()
                && !rung("true").isEmpty());
        assertThat(rung("true"))
                .as("by mail, each once")
                .doesNotHaveDuplicates()
                .allMatch(one -> one.startsWith("mail"));
        for (Node node : nodes.left()) {
            assertThat(status(node, "/readiness")).isEqualTo(200);
            assertThat(status(node, "/liveness")).isEqualTo(200);
            assertThat(node.visit().login("piket.een").get("/piket").body()).contains("Sms gaat nu niet goed uit.");
        }
        assertThat(nodes.jdbc()
                        .sql("select part || ' ' || cause || ' ' || rung from schakel.standstill")
                        .query(String.class)
                        .list())
                .containsExactly("sms mislukt 1");
    }

    private List<String> rung(String which) {
        return nodes.jdbc()
                .sql("select channel || ' ' || receiver from schakel.outbox where template = 'SMS_STIL' and " + which)
                .query(String.class)
                .list();
    }

    private static int status(Node node, String group) {
        return node.anonymous().get("/actuator/health" + group).status();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(1));
    }
}
