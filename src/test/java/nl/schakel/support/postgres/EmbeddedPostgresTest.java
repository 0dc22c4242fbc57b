package nl.schakel.support.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import nl.schakel.support.StartRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** With real processes: what a laptop does to a database. */
@Tag("processes")
class EmbeddedPostgresTest {

    private static final Path FOLDER = Path.of("target", "test-postgres-lifecycle");

    private EmbeddedPostgres server;
    private Process other;

    @BeforeEach
    void freshData() throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER.resolve("data"));
    }

    @AfterEach
    void leaveNothingRunning() throws InterruptedException {
        if (other != null) {
            other.destroyForcibly().waitFor();
        }
        if (server == null) {
            // takes the folder over, which stops what the killed process left behind
            server = EmbeddedPostgres.in(FOLDER, Map.of()).start();
        }
        server.close();
        assertThat(FOLDER.resolve("data").resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void keepsTheDataAfterAKillOfTheApplication() throws Exception {
        startInAnotherProcess();
        other.destroyForcibly().waitFor();
        assertThat(leftOver().isAlive()).isTrue();

        start();

        assertThat(query("zaak", "select nummer from melding")).isEqualTo("42");
    }

    @Test
    void refusesASecondApplicationInTheSameFolder() throws Exception {
        startInAnotherProcess();

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> EmbeddedPostgres.in(FOLDER, Map.of()))
                .withMessageContaining("Er draait al een Schakel")
                .withMessageContaining(Long.toString(other.pid()));
    }

    @Test
    void startsWhenTheNumberOfADeadServerBelongsToAnotherProgram() throws Exception {
        start();
        server.close();
        Files.writeString(
                FOLDER.resolve("data").resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n");

        start();

        assertThat(query("postgres", "select 1")).isEqualTo("1");
    }

    @Test
    void startsAfterAPreparationThatWasCutOff() throws Exception {
        Files.createDirectories(FOLDER.resolve("data.nieuw").resolve("base"));
        Files.createDirectories(FOLDER.resolve("programma.nieuw").resolve("bin"));

        start();

        assertThat(query("postgres", "show server_version")).startsWith("17.");
    }

    @Test
    void writesToDiskAndListensToThisMachineOnly() throws Exception {
        start();

        assertThat(query("postgres", "show fsync")).isEqualTo("on");
        assertThat(query("postgres", "show synchronous_commit")).isEqualTo("on");
        assertThat(query("postgres", "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(query("postgres", "show unix_socket_directories")).isEmpty();
    }

    @Test
    void otherUsersOfTheMachineDoNotGetIn() throws Exception {
        start();

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(server.url("postgres"), EmbeddedPostgres.USER, "gok"));
        for (String file : List.of("wachtwoord", "wachtwoord-eigenaar", "wachtwoord-app")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(FOLDER.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
        assertThat(List.of(server.password(), server.ownerPassword(), server.runtimePassword()))
                .as("each its own")
                .doesNotHaveDuplicates();
    }

    @Test
    void saysWhatToDoWithDataOfAnotherVersion() throws Exception {
        start();
        server.close();
        Path version = FOLDER.resolve("data").resolve("PG_VERSION");
        String real = Files.readString(version);
        Files.writeString(version, "16\n");

        try (EmbeddedPostgres refused = EmbeddedPostgres.in(FOLDER, Map.of())) {
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(refused::start)
                    .withMessageContaining("PostgreSQL 16");
        } finally {
            Files.writeString(version, real);
        }
    }

    private void start() {
        server = EmbeddedPostgres.in(FOLDER, Map.of()).start();
    }

    private void startInAnotherProcess() throws IOException {
        other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerInAnotherProcess.class.getName(),
                        FOLDER.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(other.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("klaar");
    }

    private static ProcessHandle leftOver() throws IOException {
        String pid = Files.readAllLines(FOLDER.resolve("data").resolve("postmaster.pid"))
                .get(0);
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private String query(String database, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(server.url(database), EmbeddedPostgres.USER, server.password());
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
