package nl.schakel.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import nl.schakel.support.database.SchemaVersion;
import nl.schakel.support.postgres.EmbeddedPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be put back, or not here, is refused in Dutch before anything is written. */
class RestoreRefusedTest {

    @TempDir
    private Path folder;

    private Path copy;
    private Path data;

    @BeforeEach
    void anEmptyPlace() {
        copy = folder.resolve("kopie");
        data = folder.resolve("gegevens");
    }

    @Test
    void whereDataAre() throws IOException {
        write(CopyPart.GEGEVENS, 17, 1);
        Files.createDirectories(data);
        Files.writeString(data.resolve("iets"), "van iemand");

        assertThat(refused()).contains("is niet leeg", "hernoem eerst de oude map");
        assertThat(data.resolve("iets")).hasContent("van iemand");
    }

    @Test
    void aCopyOfANewerVersion() throws IOException {
        write(CopyPart.GEGEVENS, 17, SchemaVersion.known() + 1);

        assertThat(refused()).contains("van een nieuwere Schakel", "stap " + (SchemaVersion.known() + 1));
        assertThat(data).doesNotExist();
    }

    @Test
    void aCopyOfAnotherPostgres() throws IOException {
        write(CopyPart.GEGEVENS, 18, 1);

        assertThat(refused()).contains("van PostgreSQL 18");
        assertThat(data).doesNotExist();
    }

    @Test
    void aFileThatChanged() throws IOException {
        write(CopyPart.GEGEVENS, 17, 1);
        Files.writeString(copy.resolve("postgres/PG"), "ander");

        assertThat(refused()).contains("is niet heel", "postgres/PG");
        assertThat(data).doesNotExist();
    }

    @Test
    void aFileThatIsMissing() throws IOException {
        write(CopyPart.GEGEVENS, 17, 1);
        Files.delete(copy.resolve("postgres/PG"));

        assertThat(refused()).contains("is niet heel", "postgres/PG");
    }

    @Test
    void aFileThatDoesNotBelong() throws IOException {
        write(CopyPart.GEGEVENS, 17, 1);
        Files.writeString(copy.resolve("postgres/extra"), "x");

        assertThat(refused()).contains("is niet heel", "postgres/extra");
    }

    @Test
    void aCopyThatWasCutOff() throws IOException {
        write(CopyPart.GEGEVENS, 17, 1);
        Path list = copy.resolve(CopyManifest.FILE);
        Files.writeString(list, Files.readString(list).substring(0, 100));

        assertThat(refused()).contains("is niet heel", CopyManifest.FILE);
    }

    @Test
    void theKeysInThePlaceOfTheData() throws IOException {
        write(CopyPart.SLEUTELS, 0, 0);

        assertThat(refused()).contains("staat het onderdeel 'sleutels'", "'gegevens' nodig");
    }

    @Test
    void whatIsNoCopy() {
        assertThat(refused()).contains("geen volledige reservekopie");
        assertThat(run("--terugzetten")).contains("Zeg welke kopie terug moet");
    }

    @Test
    void aDatabaseOfTheirOwn() throws IOException {
        write(CopyPart.GEGEVENS, 17, 1);

        assertThat(run("--terugzetten", copy.toString(), "--spring.datasource.url=jdbc:postgresql://ergens/x"))
                .contains("een database van u zelf", "docs/beheer/reservekopie.md");
    }

    /** PostgreSQL refuses it, although the list is right: nothing stays, so that a good copy still fits. */
    @Test
    void whatPostgresDoesNotStartOn() throws IOException {
        Files.createDirectories(folder);
        CopyFiles files = CopyFiles.into(copy);
        files.folder("postgres");
        files.folder("postgres/data");
        files.file("postgres/data/PG_VERSION", text("17\n"));
        finish(files, CopyPart.GEGEVENS, 17, 1);

        assertThat(refused()).contains("start niet");
        assertThat(data).isEmptyDirectory();
        assertThat(data.resolve(EmbeddedPostgres.RESTORING)).doesNotExist();
    }

    @Test
    void noCopyIsMadeOfNothingOrIntoTheDataOrWithTheKeyBesideThem() throws IOException {
        assertThat(backup("--reservekopie")).contains("Zeg waar de kopie heen moet");
        assertThat(backup("--reservekopie", copy.toString())).contains("Er zijn geen gegevens in");
        assertThat(backup("--reservekopie=" + data.resolve("kopie"))).contains("ligt in de map met de gegevens");
        Files.createDirectories(data.resolve("postgres/data"));
        Files.writeString(data.resolve("postgres/data/PG_VERSION"), "17");
        Files.writeString(data.resolve("sleutel"), "verzonnen");
        assertThat(backup("--reservekopie", copy.toString())).contains("--sleutels=");
        assertThat(backup(
                        "--reservekopie",
                        copy.toString(),
                        "--sleutels",
                        copy.resolve("s").toString()))
                .contains("liggen in elkaar");
        assertThat(copy).doesNotExist();
    }

    private String refused() {
        return run("--terugzetten", copy.toString());
    }

    private String run(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exit = RestoreCommand.attempt(new PrintStream(said, true, StandardCharsets.UTF_8), with(arguments));
        assertThat(exit).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("Er is niets teruggezet.");
        return said.toString(StandardCharsets.UTF_8);
    }

    private String backup(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exit = BackupCommand.attempt(new PrintStream(said, true, StandardCharsets.UTF_8), with(arguments));
        assertThat(exit).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("Er is geen volledige reservekopie gemaakt.");
        return said.toString(StandardCharsets.UTF_8);
    }

    private String[] with(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--schakel.data-dir=" + data;
        return all;
    }

    private void write(CopyPart part, int postgres, int schema) throws IOException {
        CopyFiles files = CopyFiles.into(copy);
        files.folder("postgres");
        files.file("postgres/PG", text("x"));
        finish(files, part, postgres, schema);
    }

    private void finish(CopyFiles files, CopyPart part, int postgres, int schema) throws IOException {
        CopyManifest manifest = new CopyManifest(
                part.code(), Instant.parse("2026-01-01T03:00:00Z"), postgres, schema, files.folders(), files.files());
        CopyFiles.add(copy, CopyManifest.FILE, text(manifest.text()));
    }

    private static ByteArrayInputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
