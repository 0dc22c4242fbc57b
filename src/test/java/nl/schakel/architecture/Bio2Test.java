package nl.schakel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table for BIO2 has every measure once, and what it gives as evidence exists. */
class Bio2Test {

    private static final Path TABLE = Path.of("docs", "beheer", "bio2.md");

    /** How many measures each chapter of ISO/IEC 27002:2022 has. */
    private static final Map<Integer, Integer> CHAPTERS = Map.of(5, 37, 6, 8, 7, 14, 8, 34);

    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+Test)`");
    private static final Pattern NAMED_SETTING = Pattern.compile("`(SCHAKEL_\\w+)`");
    private static final Pattern NAMED_PLUGIN = Pattern.compile("`([a-z-]+-plugin)`");
    private static final Pattern OF_THE_ORGANISATION = Pattern.compile("organisatie: \\S.{5,}");

    @Test
    void everyMeasureStandsThereOnce() throws IOException {
        List<String> all = CHAPTERS.keySet().stream()
                .sorted()
                .flatMap(chapter ->
                        IntStream.rangeClosed(1, CHAPTERS.get(chapter)).mapToObj(n -> chapter + "." + n))
                .toList();

        assertThat(rows().filter(row -> row.get(0).matches("\\d+\\.\\d+")).map(row -> row.get(0)))
                .containsExactlyElementsOf(all);
    }

    @Test
    void eachRowHasEvidenceThatExistsOrIsOfTheOrganisation() throws IOException {
        Set<String> tests = tests();
        String settings = Files.readString(Path.of("README.md"));
        String build = Files.readString(Path.of("pom.xml"));
        assertThat(rows()).hasSizeGreaterThan(100).allSatisfy(row -> {
            assertThat(row).hasSize(4).noneMatch(String::isBlank);
            String evidence = row.get(3);
            List<String> named = names(NAMED_TEST, evidence);
            List<String> set = names(NAMED_SETTING, evidence);
            assertThat(tests).as("%s", row).containsAll(named);
            assertThat(set).as("%s", row).allMatch(settings::contains);
            List<String> built = names(NAMED_PLUGIN, evidence);
            assertThat(built).as("%s", row).allMatch(build::contains);
            boolean theirs = OF_THE_ORGANISATION.matcher(evidence).matches();
            assertThat(theirs || !named.isEmpty() || !set.isEmpty() || !built.isEmpty())
                    .as("%s", row)
                    .isTrue();
        });
    }

    private static Stream<List<String>> rows() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line ->
                        line.startsWith("| ") && !line.startsWith("| nr |") && !line.startsWith("| onderwerp |"))
                .map(line -> Stream.of(line.substring(1, line.lastIndexOf('|')).split("\\|"))
                        .map(String::strip)
                        .toList());
    }

    private static List<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
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
