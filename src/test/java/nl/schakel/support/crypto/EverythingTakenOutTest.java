package nl.schakel.support.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import nl.schakel.faults.Node;
import nl.schakel.story.MarkedWords;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Who leaves Schakel takes everything along, readable for any program, and nothing that opens a door. */
@SchakelTest
class EverythingTakenOutTest {

    private static final Path FOLDER = Path.of("target", "uitvoer-test").toAbsolutePath();
    private static final List<String> SETTINGS = List.of(
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "schakel.key-store.url",
            "schakel.data-key");

    @LocalServerPort
    private int port;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final ObjectMapper json = new ObjectMapper();
    private final MarkedWords words = new MarkedWords();

    @BeforeEach
    void somethingEverywhere() throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);
        new SealedEverywhere(beans, port, words).twice();
    }

    @Test
    void whatWasTypedAnywhereIsInItAndWhatGivesAccessIsNot() throws Exception {
        Node.Ended ended = Node.run(FOLDER.resolve("proces"), settings(), "--uitvoer", FOLDER.toString());

        assertThat(ended.exit()).as(ended.output()).isZero();
        assertThat(ended.output())
                .contains("Alles staat leesbaar in")
                .doesNotContain("Exception", "(fictief)", MarkedWords.SIGN);
        Path out = made();
        String all = texts(out);
        assertThat(words.fields())
                .hasSizeGreaterThan(30)
                .allSatisfy(field -> assertThat(all).as(field).contains(MarkedWords.SIGN + " " + field));
        assertThat(all).doesNotContain("$argon2", "_hash\"", "_enc\"");
        assertThat(bytesOf(out, "bestanden"))
                .as("a document of a case")
                .anySatisfy(bytes -> assertThat(new String(bytes, 0, 4, StandardCharsets.US_ASCII))
                        .isEqualTo("%PDF"));
        eachTableIsThereOrIsLeftOutOnPurpose(out);
        theOverviewIsRight(out);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve("report.jsonl"))))
                .isEqualTo("rw-------");
        assertThat(jdbc.sql("select count(*) from schakel.taken_out where ended_at is not null and lines > 100")
                        .query(Integer.class)
                        .single())
                .isPositive();
        Instant begun = jdbc.sql(
                        "update schakel.taken_out set begun_at = ? where ended_at is not null returning begun_at")
                // of the clock of the tests, which is another than that of a program
                .param(Timestamp.from(clock.instant()))
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .list()
                .get(0);
        assertThat(new Visit(port).login("fg.nijkerk").get("/toegang/jaar").body())
                .contains("Alles leesbaar uitgevoerd", DutchTime.full(begun));
    }

    @Test
    void withoutAPlaceOrTheRightKeyNothingIsWritten() throws Exception {
        Node.Ended nowhere = Node.run(FOLDER.resolve("proces"), settings(), "--uitvoer");
        assertThat(nowhere.exit()).isEqualTo(2);
        assertThat(nowhere.output()).contains("Zeg waar de uitvoer heen moet");

        Map<String, String> other = new HashMap<>(settings());
        other.put("schakel.data-key", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=");
        Node.Ended closed = Node.run(FOLDER.resolve("proces"), other, "--uitvoer", FOLDER.toString());
        assertThat(closed.exit()).isEqualTo(2);
        assertThat(closed.output())
                .contains("Er is geen volledige uitvoer gemaakt")
                .doesNotContain("Exception");
        try (Stream<Path> there = Files.list(FOLDER)) {
            assertThat(there.map(path -> path.getFileName().toString())).noneMatch(name -> name.contains("uitvoer"));
        }
    }

    private void eachTableIsThereOrIsLeftOutOnPurpose(Path out) throws IOException {
        List<String> tables = jdbc.sql("select table_name from information_schema.tables"
                        + " where table_schema = 'schakel' and table_type = 'BASE TABLE'")
                .query(String.class)
                .list();
        Set<String> there;
        try (Stream<Path> files = Files.list(out)) {
            there = files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".jsonl"))
                    .map(name -> name.replace(".jsonl", ""))
                    .collect(Collectors.toSet());
        }
        assertThat(tables).containsAll(there);
        assertThat(tables.stream().filter(table -> !there.contains(table)))
                .hasSizeLessThan(30)
                .contains("data_key", "passkey", "spring_session")
                .doesNotContain("dossier", "access_log", "outbox", "person");
    }

    private void theOverviewIsRight(Path out) throws Exception {
        JsonNode overview = json.readTree(out.resolve("overzicht.json").toFile());
        for (JsonNode table : overview.path("tabellen")) {
            try (Stream<String> lines =
                    Files.lines(out.resolve(table.path("tabel").asText() + ".jsonl"))) {
                assertThat(lines.count())
                        .as("%s", table)
                        .isEqualTo(table.path("regels").asLong());
            }
        }
        for (JsonNode file : overview.path("bestanden")) {
            byte[] bytes = Files.readAllBytes(out.resolve(file.path("bestand").asText()));
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                    .isEqualTo(file.path("sha256").asText());
            assertThat((long) bytes.length).isEqualTo(file.path("bytes").asLong());
        }
    }

    private Map<String, String> settings() {
        return SETTINGS.stream().collect(Collectors.toMap(name -> name, environment::getRequiredProperty));
    }

    private static Path made() throws IOException {
        try (Stream<Path> there = Files.list(FOLDER)) {
            List<Path> made = there.filter(path -> path.getFileName().toString().startsWith("schakel-uitvoer-"))
                    .toList();
            assertThat(made).hasSize(1);
            return made.get(0);
        }
    }

    private static String texts(Path out) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private static List<byte[]> bytesOf(Path out, String folder) throws IOException {
        try (Stream<Path> files = Files.list(out.resolve(folder))) {
            return files.map(file -> {
                        try {
                            return Files.readAllBytes(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }
}
