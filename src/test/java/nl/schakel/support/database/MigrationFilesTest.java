package nl.schakel.support.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each module that owns tables begins with one file of its own; what comes later has the next number (ADR 103). */
class MigrationFilesTest {

    private static final Path FOLDER = Path.of("src/main/resources/db/migration");
    private static final Path MODULES = Path.of("src/main/java/nl/schakel");
    private static final int BASELINE = 11;

    private static final Pattern NAME = Pattern.compile("V([1-9][0-9]*)__([a-z0-9_]+)\\.sql");
    private static final Pattern MADE = Pattern.compile("(?m)^create (?:unlogged )?(?:table|view) (\\w+)");
    private static final Pattern OWNED = Pattern.compile("(?m)^comment on (?:table|view) (\\w+) is '(\\w+)';");

    private record Migration(int number, String name, String sql) {}

    @Test
    void numbersArePlainAndWithoutAHole() throws IOException {
        assertThat(migrations())
                .extracting(Migration::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, migrations().size()).boxed().toList());
    }

    @Test
    void theFirstFilesAreOneOfEachModuleWithItsOwnTables() throws IOException {
        List<Migration> first = migrations().subList(0, BASELINE);

        assertThat(first).extracting(Migration::name).doesNotHaveDuplicates();
        assertThat(first).allSatisfy(file -> {
            assertThat(MODULES.resolve(file.name())).isDirectory();
            List<String> owned = OWNED.matcher(file.sql())
                    .results()
                    .map(found -> {
                        assertThat(found.group(2)).as(found.group(1)).isEqualTo(file.name());
                        return found.group(1);
                    })
                    .toList();
            assertThat(MADE.matcher(file.sql()).results().map(found -> found.group(1)))
                    .as("made by %s", file.name())
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(owned);
        });
    }

    private static List<Migration> migrations() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(MigrationFilesTest::migration)
                    .sorted(Comparator.comparingInt(Migration::number))
                    .toList();
        }
    }

    private static Migration migration(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        assertThat(name.matches()).as(file.toString()).isTrue();
        try {
            return new Migration(Integer.parseInt(name.group(1)), name.group(2), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
