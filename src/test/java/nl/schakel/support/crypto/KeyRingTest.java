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
                .target("001")
                .load()
                .migrate();
        jdbc = JdbcClient.create(source);
    }

    @Test
    void makesAKeyThatOnlyItsOwnerCanReadAndKeepsIt() throws IOException {
        String first = keyRing("", true, true).key().fingerprint();

        assertThat(keyRing("", true, true).key().fingerprint()).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir.resolve("sleutel"))))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesAnotherKeyThanTheDatabaseWasMadeWith() {
        keyRing("", true, true).key();

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> keyRing(GIVEN, true, true).key())
                .withMessageContaining("hoort niet bij deze database");
    }

    @Test
    void refusesWhenTheKeyWasLostInsteadOfMakingANewOne() throws IOException {
        keyRing("", true, true).key();
        Files.delete(dataDir.resolve("sleutel"));

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> keyRing("", true, true).key())
                .withMessageContaining("ontbreekt");
        assertThat(dataDir.resolve("sleutel")).doesNotExist();
    }

    @Test
    void realWorkOnADatabaseElsewhereNeedsAKeyFromTheEnvironment() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> keyRing("", false, false).key())
                .withMessageContaining("SCHAKEL_DATA_KEY");
        assertThat(keyRing(GIVEN, false, false).key().fingerprint()).hasSize(16);
    }

    private KeyRing keyRing(String given, boolean demo, boolean embedded) {
        return new KeyRing(
                new SchakelProperties(demo, dataDir, "", given, "schakel@schakel.example", 10), embedded, jdbc);
    }
}
