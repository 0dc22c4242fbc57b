package nl.schakel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of threats promises a test for each row: each of them has to be there. */
class DreigingenTest {

    private static final Path TABLE = Path.of("docs", "beheer", "dreigingen.md");
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)`");

    @Test
    void eachThreatHasATestThatExists() throws IOException {
        Set<String> tests = tests();
        List<String> threats = Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| soort"))
                .toList();

        assertThat(threats).hasSizeGreaterThan(20).allSatisfy(threat -> {
            String last = threat.substring(0, threat.lastIndexOf('|')).replaceAll(".*\\|", "");
            List<String> named =
                    NAMED.matcher(last).results().map(found -> found.group(1)).toList();
            assertThat(named).as(threat).isNotEmpty();
            assertThat(tests).as(threat).containsAll(named);
        });
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }
}
