package nl.schakel.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The index of the domain leads a newcomer to the code, so everything it names has to be there. */
class DomainIndexTest {

    private static final Path INDEX = Path.of("docs/domain-index.md");
    private static final Pattern ELEMENT = Pattern.compile("([a-z-]+)#(\\w+)");
    private static final Pattern METHOD = Pattern.compile("([A-Z]\\w*)\\.(\\w+)");
    private static final Pattern TYPE = Pattern.compile("[A-Z]\\w+");
    /** Words in a code face that are neither type nor element. */
    private static final Set<String> OTHER = Set.of("bed_promise", "src/main/frontend/src/piket");

    private final Map<String, Set<Path>> sources = sources();

    @Test
    void everythingInTheIndexExists() {
        List<String> named = named();

        assertThat(named).hasSizeGreaterThan(150);
        assertThat(named.stream().filter(name -> !exists(name)).distinct())
                .as("named in %s, but not there", INDEX)
                .isEmpty();
    }

    @Test
    void eachRuleNamesItsTest() {
        List<String> rules =
                text(INDEX).lines().filter(line -> line.matches("\\| R\\d+ .*")).toList();

        assertThat(rules).hasSize(14).allSatisfy(rule -> {
            String last = rule.substring(0, rule.lastIndexOf('|')).replaceAll(".*\\|", "");
            assertThat(last).containsPattern("`\\w+Test`");
        });
    }

    private static List<String> named() {
        return Pattern.compile("`([^`]+)`")
                .matcher(text(INDEX).replaceAll("(?s)^.*?\\n## ", ""))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private boolean exists(String name) {
        if (OTHER.contains(name) || Files.isRegularFile(Path.of("processes", name))) {
            return true;
        }
        Matcher element = ELEMENT.matcher(name);
        if (element.matches()) {
            Path model = Path.of("processes", element.group(1) + ".bpmn");
            return Files.isRegularFile(model) && text(model).contains("id=\"" + element.group(2) + "\"");
        }
        Matcher method = METHOD.matcher(name);
        if (method.matches()) {
            return sources.getOrDefault(method.group(1), Set.of()).stream()
                    .anyMatch(file -> text(file).contains(" " + method.group(2) + "("));
        }
        return TYPE.matcher(name).matches() && sources.containsKey(name);
    }

    private static Map<String, Set<Path>> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(groupingBy(
                            file -> file.getFileName().toString().replace(".java", ""),
                            mapping(file -> file, toSet())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
