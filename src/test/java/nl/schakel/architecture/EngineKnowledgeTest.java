package nl.schakel.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The engine can be left by a rename as long as ADR 0004 names every place that knows more of it than its public API. So
 * each of them has to stand in its tables, and nothing may stand there that is no such place any more.
 */
class EngineKnowledgeTest {

    private static final Path ADR = Path.of("docs", "adr", "0004-engine-internals.md");
    private static final Path WEBJARS = Path.of("src", "main", "resources", "META-INF", "resources", "webjars");

    private static final Set<String> SKIPPED = Set.of("node_modules", "architecture");
    private static final Pattern BINARY = Pattern.compile("\\.(png|ico|jpg|woff2?|ttf|pdf|icc|gz)$");

    /** What each file holds, read once for all kinds. */
    private static final Map<Path, String> CODE = new ConcurrentHashMap<>();

    /** A kind of knowledge, by the name that it has in the first column of the tables. */
    enum Knowledge {
        INTERNALS("internals", "org\\.camunda\\.bpm\\.engine\\.impl\\b"),
        EXPRESSION_LANGUAGE("JUEL", "org\\.camunda\\.bpm\\.impl\\b"),
        FEEL("FEEL", "org\\.camunda\\.feel\\b"),
        SPRING("Spring", "org\\.camunda\\.bpm\\.engine\\.spring\\b"),
        STARTER("starter", "org\\.camunda\\.bpm\\.spring\\.boot\\b|\\bcamunda\\w*Executor\\b|#\\w+\\.eventName\\b"),
        SETTINGS("settings", "(?m)^camunda:|(?<![\\w.])camunda\\.bpm\\.|\\bcamunda-admin\\b"),
        LOGGERS("loggers", "(?m)^\\s*org\\.camunda\\.[\\w.]+:"),
        WEB_APPLICATIONS(
                "web applications",
                "org\\.camunda\\.bpm\\.(webapp|engine\\.rest|container)\\b|\\bCAMUNDA_\\w*TOKEN\\b"),
        ADDRESSES("addresses", "(?<![</\\w])/camunda\\b|\\bengine/engine/"),
        TABLES("tables", "(?i)\\bact_(ru|hi|re|ge|id)_"),
        SCHEMA("schema", "[\"']camunda[\"']|schema.*\\bcamunda\\b(?![:.\\w/])|table-prefix: camunda\\b"),
        MODEL_FILES("model files", "http://camunda\\.org/schema/"),
        TIME_LIBRARY("Joda", "org\\.joda\\b"),
        ASSERTIONS("assertions", "org\\.camunda\\.bpm\\.engine\\.test\\b");

        private final String label;
        private final Pattern trace;

        Knowledge(String label, String trace) {
            this.label = label;
            this.trace = Pattern.compile(trace);
        }

        Set<String> placesIn(Path... roots) {
            return Arrays.stream(roots)
                    .flatMap(EngineKnowledgeTest::files)
                    .filter(file -> trace.matcher(code(file)).find())
                    .map(EngineKnowledgeTest::name)
                    .collect(toCollection(TreeSet::new));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theAdrNamesEachPlaceThatKnowsTheEngine(Knowledge knowledge) {
        assertThat(named("## In the application").getOrDefault(knowledge.label, Set.of()))
                .as("'%s' in the first table of %s, beside what the sources hold", knowledge.label, ADR)
                .isEqualTo(knowledge.placesIn(
                        Path.of("src", "main"), Path.of("processes"), Path.of("forms"), Path.of("docker-compose.yml")));
    }

    @ParameterizedTest
    @EnumSource
    void theAdrNamesEachTestThatKnowsTheEngine(Knowledge knowledge) {
        assertThat(named("## In the tests").getOrDefault(knowledge.label, Set.of()))
                .as("'%s' in the second table of %s, beside what the tests hold", knowledge.label, ADR)
                .isEqualTo(knowledge.placesIn(Path.of("src", "test")));
    }

    @Test
    void theAdrNamesEachFileThatWinsFromOneOfTheWebApplications() {
        Path applications = WEBJARS.resolve(Path.of("camunda", "app"));

        assertThat(named("## In the application").get("static files"))
                .isEqualTo(files(applications)
                        .map(file -> applications.relativize(file).toString().replace('\\', '/'))
                        .collect(toCollection(TreeSet::new)));
    }

    @Test
    void theAdrNamesNoOtherKinds() {
        Set<String> kinds =
                Arrays.stream(Knowledge.values()).map(each -> each.label).collect(toCollection(TreeSet::new));

        assertThat(kinds).containsAll(named("## In the tests").keySet());
        kinds.add("static files");
        assertThat(kinds).containsAll(named("## In the application").keySet());
    }

    /** The names in the second column of the table under a heading, by the kind in the first. */
    private static Map<String, Set<String>> named(String heading) {
        String section =
                text(ADR).replaceFirst("(?s)^.*\\n" + heading + "\\n", "").replaceFirst("(?s)\\n## .*", "");
        List<String[]> rows = section.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
                .skip(1)
                .map(line -> line.split("\\s*\\|\\s*"))
                .toList();
        assertThat(rows)
                .as("rows of the table under '%s'", heading)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).hasSizeGreaterThanOrEqualTo(4));
        Map<String, Set<String>> named = new TreeMap<>();
        rows.forEach(row -> Pattern.compile("`([^`]+)`")
                .matcher(row[2])
                .results()
                .forEach(found ->
                        named.computeIfAbsent(row[1], kind -> new TreeSet<>()).add(found.group(1))));
        return named;
    }

    private static Stream<Path> files(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> Stream.of("node_modules", "architecture").noneMatch(part -> contains(file, part)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(Path file, String part) {
        return Stream.iterate(file, each -> each != null, Path::getParent).anyMatch(each -> each.endsWith(part));
    }

    /** A class by its name, a model by its kind, anything else by the name of its file. */
    private static String name(Path file) {
        String name = file.getFileName().toString();
        return file.startsWith("processes")
                ? "*" + name.substring(name.lastIndexOf('.'))
                : name.replaceFirst("\\.java$", "");
    }

    /** Without the lines of a comment: what is told there runs nowhere. */
    private static String code(Path file) {
        return CODE.computeIfAbsent(file, EngineKnowledgeTest::withoutComments);
    }

    private static String withoutComments(Path file) {
        String text = text(file);
        return file.toString().endsWith(".java") ? text.replaceAll("(?m)^\\s*(\\*|/\\*\\*|//).*$", "") : text;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
