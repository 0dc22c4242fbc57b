package nl.schakel.support.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.TestPostgres;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.StartRefused;
import nl.schakel.support.postgres.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
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
    private KeyStore store;

    @BeforeEach
    void emptyDatabase() {
        var server = TestPostgres.server();
        var source = new DriverManagerDataSource(
                server.url(TestPostgres.newDatabase()), EmbeddedPostgres.USER, server.password());
        Flyway.configure()
                .dataSource(source)
                .schemas("schakel")
                .target("36")
                .load()
                .migrate();
        jdbc = JdbcClient.create(source);
        store = open("sleutels");
    }

    @AfterEach
    void closed() {
        store.close();
    }

    private KeyStore open(String folder) {
        return KeyStore.open(new KeyStoreSettings("", "", ""), dataDir.resolve(folder));
    }

    @Test
    void makesAKeyThatOnlyItsOwnerCanReadAndKeepsIt() throws IOException {
        var first = keyRing("", true, true).open().installation().fingerprints();

        assertThat(keyRing("", true, true).open().installation().fingerprints()).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir.resolve("sleutel"))))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesAnotherKeyThanTheDatabaseWasMadeWith() {
        keyRing("", true, true).open();

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> keyRing(GIVEN, true, true).open())
                .withMessageContaining("hoort niet bij deze database");
    }

    @Test
    void refusesWhenTheKeyWasLostInsteadOfMakingANewOne() throws IOException {
        keyRing("", true, true).open();
        Files.delete(dataDir.resolve("sleutel"));

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> keyRing("", true, true).open())
                .withMessageContaining("ontbreekt");
        assertThat(dataDir.resolve("sleutel")).doesNotExist();
    }

    @Test
    void realWorkOnADatabaseElsewhereNeedsAKeyFromTheEnvironment() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> keyRing("", false, false).open())
                .withMessageContaining("SCHAKEL_DATA_KEY");
        assertThat(keyRing(GIVEN, false, false).open().installation().fingerprints())
                .containsOnlyKeys(DataKeys.ALONE);
    }

    @Test
    void aKeyThatWrapsSomethingMayNotBeMissing() {
        keyRing(GIVEN, false, false).open();

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> keyRing("2:" + SECOND, false, false).open())
                .withMessageContaining("Gegevenssleutel 1 ontbreekt");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() ->
                        keyRing("2:" + GIVEN + " 1:" + SECOND, false, false).open())
                .withMessageContaining("nummer 1");
    }

    @Test
    void aSecondKeyTakesOverAndTheFirstIsNotNeededAnyMore() {
        SortedMap<Integer, String> first =
                keyRing(GIVEN, false, false).open().installation().fingerprints();
        KeyRing.Opened both =
                keyRing("2:" + SECOND + " 1:" + GIVEN, false, false).open();
        CaseKeys keys = new CaseKeys(store, both.wrapping());
        List<UUID> cases = Stream.generate(UUID::randomUUID).limit(2_500).toList();
        cases.forEach(keys::make);
        assertThat(store.under()).containsEntry(1, 1L).containsEntry(2, 2_500L);

        new Rewrapping(store, both.wrapping()).all(done -> {});

        assertThat(store.under()).containsExactly(Map.entry(2, 2_501L));
        assertThat(keyRing("2:" + SECOND, false, false).open().installation().fingerprints())
                .as("what seals the data is what it was")
                .isEqualTo(first);
        assertThatExceptionOfType(StartRefused.class)
                .as("a number is never given to another key")
                .isThrownBy(() ->
                        keyRing("2:" + SECOND + " 1:" + SECOND, false, false).open())
                .withMessageContaining("nummer 1");
    }

    @Test
    void aDatabaseOfBeforeThereWasAStoreGoesOnWithItsOwnKeys() {
        DataKeys before = DataKeys.parse("2:" + SECOND + " 1:" + GIVEN);
        Place place = new SealedColumn("person", "email_enc").at("1");
        byte[] sealed = new PersonalDataCipher(before).encrypt("geheim", place);
        before.fingerprints()
                .forEach((number, fingerprint) -> jdbc.sql(
                                "insert into schakel.data_key (number, fingerprint) values (?, ?)")
                        .params(number, fingerprint)
                        .update());

        DataKeys now =
                keyRing("2:" + SECOND + " 1:" + GIVEN, false, false).open().installation();

        assertThat(new PersonalDataCipher(now).decrypt(sealed, place)).isEqualTo("geheim");
        assertThat(new KeyedHash(now).hmac("naam", "x")).isEqualTo(new KeyedHash(before).hmac("naam", "x"));
    }

    @Test
    void refusesAnEmptyOrAnotherStoreInsteadOfMakingNewKeys() {
        keyRing(GIVEN, false, false).open();
        store.close();
        store = open("leeg");

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> keyRing(GIVEN, false, false).open())
                .withMessageContaining("De sleutelkast is leeg");
        assertThat(store.beginning("stam:")).isEmpty();

        store.add("stam:1", new Wrapping(DataKeys.parse(GIVEN)).wrap("stam:1", new byte[32]), 1);
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> keyRing(GIVEN, false, false).open())
                .withMessageContaining("Deze sleutelkast hoort niet bij deze database");
    }

    @Test
    void aKeyThatWasAlwaysThereIsNumberOne() {
        keyRing(GIVEN, false, false).open();

        assertThat(keyRing("1:" + GIVEN, false, false).open().installation().fingerprints())
                .containsOnlyKeys(DataKeys.ALONE);
    }

    private KeyRing keyRing(String given, boolean demo, boolean embedded) {
        return new KeyRing(
                new SchakelProperties(demo, dataDir.toString(), "", given, "schakel@schakel.example", 10),
                embedded,
                jdbc,
                store);
    }
}
