package nl.schakel.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.TestPostgres;
import nl.schakel.support.postgres.EmbeddedPostgres;
import nl.schakel.support.postgres.ServerOnDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The command that checks the access log, as a process beside the running application and without it. */
@Tag("processes")
class LogCheckCommandTest {

    private static final Path FOLDER = Path.of("target", "faults", "log-check");
    private static final Pattern HEAD = Pattern.compile("De kop is nu (\\d+-[0-9a-f]{64})");
    private static final String COMMAND = "--controle-logboek";

    private NodeWithDatabase machine;

    @BeforeEach
    void aMachineWhereSomebodyLooked() {
        machine = new NodeWithDatabase(FOLDER);
        machine.node().as("af.nijkerk").get("/api/v1/zaken");
        machine.node().as("keten.wvv").get("/api/v1/zaken");
        await("sealed").atMost(Duration.ofMinutes(1)).until(() -> machine.count("""
                select count(*) from schakel.access_seal
                where not exists (select from schakel.access_unsealed)""") > 1);
    }

    @AfterEach
    void leaveNothingRunning() {
        if (machine != null) {
            machine.close();
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void itTellsWhetherTheLogIsWholeAndWhatWasNotedIsInIt() throws Exception {
        Node.Ended whole = command();
        assertThat(whole.exit()).as(whole.output()).isZero();
        assertThat(whole.output())
                .contains("Het toegangslog is heel")
                .doesNotContain("staat klaar", "Exception", "fictief");
        assertThat(machine.node().as("af.nijkerk").get("/api/v1/zaken").status())
                .as("the application goes on beside it")
                .isEqualTo(200);
        Matcher head = HEAD.matcher(whole.output());
        assertThat(head.find()).isTrue();

        Node.Ended noted = command("--kop=" + head.group(1));
        assertThat(noted.exit()).as(noted.output()).isZero();
        assertThat(noted.output()).contains("De kop die u opgaf, staat er nog");
        Node.Ended other = command("--kop=1-" + "0".repeat(64));
        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.output()).contains("staat er NIET");
        assertThat(command("--kop=iets-anders").exit()).isEqualTo(2);
        withoutDataItSaysSo();

        machine.node().close();
        Node.Ended alone = command("--kop=" + head.group(1));
        assertThat(alone.exit()).as(alone.output()).isZero();
        assertThat(FOLDER.resolve("postgres/data/postmaster.pid"))
                .as("the server that it started has ended with it")
                .doesNotExist();

        machine.startAgain();
        cutOff(machine.database());
        Node.Ended shorter = command("--kop=" + head.group(1));
        assertThat(shorter.exit()).as(shorter.output()).isEqualTo(1);
        assertThat(shorter.output()).contains("staat er NIET");
        alter(machine.database());
        Node.Ended broken = command();
        assertThat(broken.exit()).as(broken.output()).isEqualTo(1);
        assertThat(broken.output()).contains("STUK");
    }

    private static void withoutDataItSaysSo() {
        Path empty = FOLDER.resolveSibling("log-check-empty");
        Node.Ended nothing = Node.run(empty, Map.of(), COMMAND);
        assertThat(nothing.exit()).isEqualTo(2);
        assertThat(nothing.output()).contains("Er zijn geen gegevens van deze versie in");
        assertThat(empty.resolve("postgres")).doesNotExist();

        Node.Ended another = Node.run(
                empty,
                Map.of(
                        "spring.datasource.url",
                        TestPostgres.server().url(TestPostgres.newDatabase()),
                        "spring.datasource.username",
                        EmbeddedPostgres.RUNTIME,
                        "spring.datasource.password",
                        TestPostgres.server().runtimePassword()),
                COMMAND);
        assertThat(another.exit()).isEqualTo(2);
        assertThat(another.output())
                .contains("Het toegangslog is niet gecontroleerd (")
                .doesNotContain("Exception", "\tat ");
    }

    private static Node.Ended command(String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = COMMAND;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return Node.run(FOLDER, Map.of(), arguments);
    }

    private static void cutOff(ServerOnDisk server) throws SQLException {
        withAllRights(server, """
                set session_replication_role = replica;
                create temporary table cut as select entry from schakel.access_seal order by position offset 1;
                delete from schakel.access_seal where entry in (select entry from cut);
                delete from schakel.access_log where id in (select entry from cut);
                """);
    }

    private static void alter(ServerOnDisk server) throws SQLException {
        withAllRights(server, """
                set session_replication_role = replica;
                update schakel.access_log set username = 'iemand';
                """);
    }

    private static void withAllRights(ServerOnDisk server, String statements) throws SQLException {
        try (Connection connection = server.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }
}
