package nl.schakel.support.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import nl.schakel.TestPostgres;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.StartRefused;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program goes on with what it would have written itself, and refuses all else before it has changed anything. */
@Tag("application")
class SchemaHistoryTest {

    private static final Path FOLDER = Path.of("proefmap");

    private StoredHistory stored;

    @BeforeEach
    void emptyDatabase() {
        stored = new StoredHistory(TestPostgres.server(), TestPostgres.newDatabase());
    }

    @Test
    void anEmptyDatabaseGetsAllSteps() {
        start(true, true);

        assertThat(pending()).isEmpty();
    }

    /** Rules, places and the two organisations that are everywhere; nobody of a demonstration. */
    @Test
    void realWorkBeginsWithoutAnybody() {
        start(false, false);

        List<String> filled = stored
                .jdbc()
                .sql("select relname from pg_class where relnamespace = 'schakel'::regnamespace and relkind = 'r'")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> stored.jdbc()
                        .sql("select exists (select from schakel." + table + ")")
                        .query(Boolean.class)
                        .single())
                .toList();
        assertThat(filled)
                .containsExactlyInAnyOrder(
                        "flyway_schema_history",
                        "allowed_transition",
                        "criterion",
                        "exploitation_form",
                        "legal_basis",
                        "municipality_centre",
                        "role_part",
                        "retention_term",
                        "access_alert_mark",
                        "organisation",
                        // one row each, of the program itself
                        "demo_clock",
                        "directory_version",
                        "engine_identity");
        assertThat(stored.jdbc()
                        .sql("select code from schakel.organisation where kind <> 'gemeente'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("landelijk", "schakel");
    }

    @Test
    void aDatabaseThatFlywayMadeTheSchemasOfStartsAgain() {
        stored.then("drop schema schakel")
                .then("drop schema camunda")
                .then("grant create on database %s to schakel_eigenaar"
                        .formatted(stored.jdbc()
                                .sql("select current_database()")
                                .query(String.class)
                                .single()));
        start(false, false);

        start(false, false);

        assertThat(pending()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "5", "latest"})
    void aStartThatWasCutOffGoesOn(String target) {
        stored.migrated(target);

        start(false, false);

        assertThat(pending()).isEmpty();
    }

    @Test
    void aListOfMunicipalitiesThatChangedIsReadAgain() {
        stored.migrated("latest")
                .then("update schakel.flyway_schema_history set checksum = 7 where version is null and type = 'JDBC'");

        start(false, false);

        assertThat(pending()).isEmpty();
    }

    /** Of each age: the oldest has one step, under a number that is ours too. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16, 50})
    void dataOfBeforeTheBaselineIsRefused(int steps) {
        stored.ofBefore().then("delete from schakel.flyway_schema_history where installed_rank > " + steps);

        assertThat(refused(false, true)).contains("van een andere versie van Schakel", "stap 001", "reservekopie");
    }

    @Test
    void aChangedStepIsRefused() {
        stored.migrated("latest").then("update schakel.flyway_schema_history set checksum = 7 where version = '5'");

        assertThat(refused(false, false)).contains("van een andere versie", "stap 5.");
    }

    @Test
    void aStepBetweenOursIsRefused() {
        stored.ofANewerVersion()
                .then("update schakel.flyway_schema_history set version = '4.5' where description = 'later'");

        assertThat(refused(false, false)).contains("van een andere versie", "stap 4.5.");
    }

    @Test
    void dataOfANewerVersionIsRefused() {
        stored.ofANewerVersion();

        assertThat(refused(false, false))
                .contains("van een nieuwere versie van Schakel", "Start die nieuwere versie")
                .doesNotContain("map");
    }

    @Test
    void aRepeatedStepOfANewerVersionIsRefused() {
        stored.ofANewerVersion()
                .then("update schakel.flyway_schema_history set version = null where description = 'later'");

        assertThat(refused(false, false)).contains("van een nieuwere versie van Schakel", "stap later");
    }

    @Test
    void halfAHistoryIsRefused() {
        stored.migrated("latest").then("delete from schakel.flyway_schema_history where version in ('3', '7')");

        assertThat(refused(false, false))
                .contains("ontbreekt of is niet afgemaakt: stap 3, 7.", "volledige reservekopie");
    }

    @Test
    void aStepThatWasNotFinishedIsRefused() {
        stored.migrated("latest").then("update schakel.flyway_schema_history set success = false where version = '11'");

        assertThat(refused(false, false)).contains("ontbreekt of is niet afgemaakt: stap 11.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"schakel", "camunda"})
    void tablesWithoutAHistoryAreRefused(String schema) {
        stored.then("create table " + schema + ".iets (id int)");

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> start(false, false))
                .withMessageContainingAll("Er staan al tabellen in de database", "lege database");
        assertThat(stored.jdbc()
                        .sql("select relname from pg_class where relnamespace in"
                                + " ('schakel'::regnamespace, 'camunda'::regnamespace)")
                        .query(String.class)
                        .list())
                .containsExactly("iets");
    }

    @Test
    void onlyADemonstrationHearsThatTheDataMayGo() {
        stored.ofBefore();

        assertThat(refused(true, true)).contains("gooi de map " + FOLDER.toAbsolutePath() + " weg");
        assertThat(refused(true, false)).contains("geef een lege database mee").doesNotContain("gooi");
        assertThat(refused(false, true)).doesNotContain("gooi", "lege");
        assertThat(refused(false, false)).doesNotContain("gooi", "lege");
    }

    private String refused(boolean demo, boolean embedded) {
        List<String> before = stored.all();
        String[] message = new String[1];
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> start(demo, embedded))
                .satisfies(refused -> message[0] = refused.getMessage());
        assertThat(message[0]).contains("Aan de database is niets veranderd");
        assertThat(stored.all()).isEqualTo(before);
        return message[0];
    }

    private void start(boolean demo, boolean embedded) {
        new SchemaHistory(
                        new SchakelProperties(demo, FOLDER.toString(), "", "", "schakel@schakel.example", 10), embedded)
                .migrate(stored.migrations("latest").load());
    }

    private MigrationInfo[] pending() {
        return stored.migrations("latest").load().info().pending();
    }
}
