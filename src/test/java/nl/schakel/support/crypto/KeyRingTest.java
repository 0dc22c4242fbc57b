package nl.schakel.support.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import nl.schakel.TestPostgres;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.StartRefused;
import nl.schakel.support.postgres.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Tag("application")
class KeyRingTest {

    private static final String GIVEN = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private static final String SECOND = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=";

    @TempDir
    private Path dataDir;

    private JdbcClient jdbc;

    @BeforeEach
    void emptyDatabase() {
        var server = TestPostgres.server();
        var source = new DriverManagerDataSource(
                server.url(TestPostgres.newDatabase()), EmbeddedPostgres.USER, server.password());
        Flyway.configure()
                .dataSource(source)
                .schemas("schakel")
                .target("1")
                .load()
                .migrate();
        jdbc = JdbcClient.create(source);
    }

    @Test
    void makesAKeyThatOnlyItsOwnerCanReadAndKeepsIt() throws IOException {
        var first = keyRing("", true, true).keys().fingerprints();

        assertThat(keyRing("", true, true).keys().fingerprints()).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir.resolve("sleutel"))))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesAnotherKeyThanTheDatabaseWasMadeWith() {
        keyRing("", true, true).keys();

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> keyRing(GIVEN, true, true).keys())
                .withMessageContaining("hoort niet bij deze database");
    }

    @Test
    void refusesWhenTheKeyWasLostInsteadOfMakingANewOne() throws IOException {
        keyRing("", true, true).keys();
        Files.delete(dataDir.resolve("sleutel"));

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> keyRing("", true, true).keys())
                .withMessageContaining("ontbreekt");
        assertThat(dataDir.resolve("sleutel")).doesNotExist();
    }

    @Test
    void realWorkOnADatabaseElsewhereNeedsAKeyFromTheEnvironment() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> keyRing("", false, false).keys())
                .withMessageContaining("SCHAKEL_DATA_KEY");
        assertThat(keyRing(GIVEN, false, false).keys().fingerprints()).containsOnlyKeys(DataKeys.ALONE);
    }

    @Test
    void aSecondKeyIsKnownFromThenOnAndMayNotBeMissingAnyMore() {
        keyRing(GIVEN, false, false).keys();
        keyRing("2:" + SECOND + " 1:" + GIVEN, false, false).keys();

        assertThat(keyRing("1:" + GIVEN + " 2:" + SECOND, false, false).keys().fingerprints())
                .as("in any order")
                .containsOnlyKeys(1, 2);
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> keyRing(GIVEN, false, false).keys())
                .withMessageContaining("Gegevenssleutel 2 ontbreekt");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> keyRing("2:" + SECOND, false, false).keys())
                .withMessageContaining("Gegevenssleutel 1 ontbreekt");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() ->
                        keyRing("2:" + GIVEN + " 1:" + GIVEN, false, false).keys())
                .withMessageContaining("nummer 2");
    }

    @Test
    void aKeyThatWasAlwaysThereIsNumberOne() {
        keyRing(GIVEN, false, false).keys();

        assertThat(keyRing("1:" + GIVEN, false, false).keys().fingerprints()).containsOnlyKeys(DataKeys.ALONE);
    }

    private KeyRing keyRing(String given, boolean demo, boolean embedded) {
        return new KeyRing(
                new SchakelProperties(demo, dataDir, "", given, "schakel@schakel.example", 10), embedded, jdbc);
    }
}
