package nl.schakel.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.schakel.TestPostgres;
import nl.schakel.support.database.StoredHistory;
import nl.schakel.support.postgres.EmbeddedPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.util.FileSystemUtils;

/** Real work that cannot start says why in Dutch and ends, so that whatever watches over it knows. */
@Tag("processes")
class RefusedStartTest {

    private static final int SECONDS = 180;
    private static final int AT_ONCE = 45;
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private final Map<String, String> settings = new HashMap<>();
    private Path folder;

    @BeforeEach
    void realWork(TestInfo test) throws IOException {
        folder = Path.of(
                "target",
                "faults",
                "refused",
                test.getTestMethod().orElseThrow().getName());
        FileSystemUtils.deleteRecursively(folder);
        settings.put("schakel.demo", "false");
        settings.put("schakel.base-url", "https://schakel.voorbeeld.example");
        settings.put("schakel.trusted-proxies", "geen");
        settings.put("schakel.data-key", KEY);
        settings.put("schakel.admin.user", "hoofd");
        settings.put("schakel.admin.password", "een lang genoeg wachtwoord");
    }

    @Test
    void aShortPasswordOfTheFirstAdministrator() {
        settings.put("schakel.admin.password", "te-kort");

        assertThat(refused(AT_ONCE))
                .contains("SCHAKEL_ADMIN_PASSWORD is niet goed")
                .doesNotContain("te-kort");
        assertThat(folder.resolve("postgres"))
                .as("no database was begun for it")
                .doesNotExist();
    }

    @Test
    void noAddressOfTheSiteAndNoProxies() {
        settings.remove("schakel.base-url");
        settings.remove("schakel.trusted-proxies");

        assertThat(refused(AT_ONCE)).contains("SCHAKEL_BASE_URL ontbreekt", "SCHAKEL_TRUSTED_PROXIES ontbreekt");
    }

    @Test
    void anAddressWithoutHttpsAndProxiesThatAreEverybody() {
        settings.put("schakel.base-url", "http://schakel.voorbeeld.example");
        settings.put("schakel.trusted-proxies", "0.0.0.0/0");

        assertThat(refused(AT_ONCE)).contains("moet met https beginnen", "SCHAKEL_TRUSTED_PROXIES is niet goed");
    }

    /** Known only when everything else stands: the engine runs, and so do its threads. */
    @Test
    void noAdministratorAtAll() {
        settings.remove("schakel.admin.user");
        settings.remove("schakel.admin.password");
        database();

        assertThat(refused(SECONDS)).contains("Er is nog geen beheerder", "SCHAKEL_ADMIN_USER");
    }

    @Test
    void noKeyForADatabaseOfTheirOwn() {
        settings.remove("schakel.data-key");
        database();

        assertThat(refused(SECONDS)).contains("SCHAKEL_DATA_KEY ontbreekt");
    }

    @Test
    void aKeyThatIsNoKey() {
        settings.put("schakel.data-key", "geheimpje");
        database();

        assertThat(refused(SECONDS)).contains("De gegevenssleutel is niet goed").doesNotContain("geheimpje");
    }

    @Test
    void aPasswordThatTheDatabaseDoesNotKnow() {
        database();
        settings.put("spring.datasource.password", "verkeerd-wachtwoord");

        assertThat(refused(SECONDS))
                .contains("De database laat ons niet binnen")
                .doesNotContain("verkeerd-wachtwoord");
    }

    @Test
    void aDatabaseRoleThatMayDoEverything() {
        database();
        settings.put("spring.datasource.username", EmbeddedPostgres.USER);
        settings.put("spring.datasource.password", TestPostgres.server().password());

        assertThat(refused(SECONDS)).contains("is superuser", "SPRING_FLYWAY_USER");
    }

    @Test
    void aDatabaseThatIsNotThere() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        settings.put("spring.datasource.url", "jdbc:postgresql://127.0.0.1:" + free + "/schakel");

        assertThat(refused(SECONDS)).contains("De database laat ons niet binnen");
    }

    @Test
    void aDatabaseThatTakesTheCallAndSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            settings.put("spring.datasource.url", "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/schakel");

            assertThat(refused(SECONDS)).contains("De database laat ons niet binnen");
        }
    }

    /** The last thing to happen: mail, alarms and jobs have begun already. */
    @Test
    void aPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            settings.put("server.port", String.valueOf(taken.getLocalPort()));
            database();

            assertThat(refused(SECONDS)).contains("Poort " + taken.getLocalPort() + " is al in gebruik");
        }
    }

    @Test
    void aNumberThatIsNoNumber() {
        settings.put("schakel.reports-per-minute", "veel");
        database();

        assertThat(refused(SECONDS)).contains("De instelling schakel.reports-per-minute is niet goed");
    }

    @Test
    void aFolderThatIsAFile() throws IOException {
        Path file = Files.createDirectories(folder).resolve("bestand");
        Files.writeString(file, "geen map");
        settings.put("schakel.data-dir", file.toAbsolutePath().toString());

        assertThat(refused(SECONDS)).contains("De meegeleverde PostgreSQL start niet");
    }

    @Test
    void dataOfBeforeTheBaseline() {
        StoredHistory stored = stored().ofBefore();

        assertThat(refusedAsItIs(stored))
                .contains("van een andere versie van Schakel", "Start de versie waarmee deze gegevens zijn gemaakt")
                .doesNotContain("gooi");
    }

    @Test
    void dataOfANewerVersion() {
        StoredHistory stored = stored().ofANewerVersion();

        assertThat(refusedAsItIs(stored)).contains("van een nieuwere versie van Schakel", "Start die nieuwere versie");
    }

    @Test
    void dataWithHalfAHistory() {
        StoredHistory stored =
                stored().migrated("latest").then("delete from schakel.flyway_schema_history where version = '3'");

        assertThat(refusedAsItIs(stored))
                .contains("ontbreekt of is niet afgemaakt: stap 3.", "Zet een volledige reservekopie terug");
    }

    /** What somebody has who tried an earlier version: the folder beside the program. */
    @Test
    void anOldFolderOfADemonstration() throws IOException {
        settings.keySet().removeIf(name -> !name.equals("schakel.demo"));
        settings.put("schakel.demo", "true");
        Path home = folder.resolve("postgres");
        TestPostgres.lendPrograms(home);
        List<String> before;
        try (EmbeddedPostgres server = EmbeddedPostgres.in(home, Map.of()).start()) {
            server.createDatabase("schakel");
            before = new StoredHistory(server, "schakel").ofBefore().all();
        }

        assertThat(refused(SECONDS)).contains("gooi de map " + folder.toAbsolutePath() + " weg");

        try (EmbeddedPostgres server = EmbeddedPostgres.in(home, Map.of()).start()) {
            assertThat(new StoredHistory(server, "schakel").all()).isEqualTo(before);
        }
    }

    private String refusedAsItIs(StoredHistory stored) {
        List<String> before = stored.all();
        String said = refused(SECONDS);
        assertThat(said).contains("Aan de database is niets veranderd");
        assertThat(stored.all()).isEqualTo(before);
        return said;
    }

    private StoredHistory stored() {
        return new StoredHistory(TestPostgres.server(), database());
    }

    private String database() {
        String name = TestPostgres.newDatabase();
        settings.put("spring.datasource.url", TestPostgres.server().url(name));
        settings.put("spring.datasource.username", EmbeddedPostgres.RUNTIME);
        settings.put("spring.datasource.password", TestPostgres.server().runtimePassword());
        settings.put("spring.flyway.user", EmbeddedPostgres.OWNER);
        settings.put("spring.flyway.password", TestPostgres.server().ownerPassword());
        return name;
    }

    private String refused(int seconds) {
        try (Node node = Node.startInVain(folder, settings)) {
            assertThat(node.exitCode(seconds)).isEqualTo(1);
            assertThat(node.output()).contains("Schakel is niet gestart.").doesNotContain("\tat ");
            return node.output();
        }
    }
}
