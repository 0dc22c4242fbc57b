package nl.schakel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A simple name means one thing, and what the documents call by name is there. */
class NamesTest {

    private static final Path DOCS = Path.of("docs");
    private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");
    private static final Pattern PACKAGE = Pattern.compile("nl\\.schakel(\\.[a-z]\\w*)+");
    private static final Pattern CLASS =
            Pattern.compile("(?:[a-z]\\w*\\.)*([A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)(?:[.#].*)?");

    /** What others call so: Java, Spring and Camunda. */
    private static final Set<String> OF_OTHERS = Set.of(
            "ClockUtil",
            "ContainerBasedAuthenticationFilter",
            "EntityManager",
            "IllegalStateException",
            "JdbcClient",
            "OutOfMemoryError",
            "ReadListener",
            "RuntimeException");

    @Test
    void noTwoTypesThatOthersUseHaveOneName() {
        Map<String, List<String>> named = new TreeMap<>();
        types().filter(JavaClass::isTopLevelClass)
                .forEach(type -> named.computeIfAbsent(type.getSimpleName(), none -> new ArrayList<>())
                        .add(type.getName()));

        assertThat(named.values().stream().filter(all -> all.size() > 1)).isEmpty();
        assertThat(types().filter(JavaClass::isNestedClass)
                        .filter(type -> named.containsKey(type.getSimpleName()))
                        .map(JavaClass::getName))
                .as("a nested type with the name of a type that stands by itself")
                .isEmpty();
    }

    @Test
    void whatTheDocumentsNameIsThere() throws IOException {
        Set<String> packages = types().map(JavaClass::getPackageName).collect(Collectors.toSet());
        Set<String> classes = new java.util.HashSet<>();
        types().map(JavaClass::getSimpleName).forEach(classes::add);
        try (Stream<Path> tests = Files.walk(Path.of("src/test/java"))) {
            tests.map(test -> test.getFileName().toString().replace(".java", ""))
                    .forEach(classes::add);
        }
        List<String> gone = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (Path page : pages()) {
            QUOTED.matcher(Files.readString(page))
                    .results()
                    .map(one -> one.group(1))
                    .forEach(word -> {
                        var named = PACKAGE.matcher(word);
                        while (named.find()) {
                            String name = named.group();
                            boolean ofTests = Files.isDirectory(Path.of("src/test/java", name.split("\\.")));
                            if (!ofTests
                                    && packages.stream()
                                            .noneMatch(one -> one.equals(name) || one.startsWith(name + "."))) {
                                gone.add(page.getFileName() + ": " + name);
                            }
                        }
                        var type = CLASS.matcher(word);
                        if (type.matches() && !OF_OTHERS.contains(type.group(1))) {
                            (classes.contains(type.group(1)) ? found : gone).add(page.getFileName() + ": " + word);
                        }
                    });
        }

        assertThat(found).hasSizeGreaterThan(300);
        assertThat(gone).isEmpty();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(DOCS.resolve("adr"))) {
            return Stream.concat(
                            files,
                            Stream.of("domain-index.md", "architecture.md", "coding-guide.md")
                                    .map(DOCS::resolve))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<JavaClass> types() {
        return OurClasses.ALL.stream()
                .filter(type ->
                        !type.isAnonymousClass() && !type.getSimpleName().isEmpty())
                .filter(type -> !type.getSimpleName().equals("package-info"));
    }
}
