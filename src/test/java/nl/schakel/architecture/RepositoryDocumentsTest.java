package nl.schakel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The documents that a newcomer expects are there, lead somewhere, and say what the standard of public code asks. */
class RepositoryDocumentsTest {

    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");
    private static final Pattern TEST_OF_COMMAND = Pattern.compile("-Dtest=(\\w+)");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/coding-guide.md"})
    void eachLinkLeadsToAFile(String name) throws IOException {
        Path document = Path.of(name);

        assertThat(LINK.matcher(Files.readString(document)).results().map(found -> found.group(1)))
                .allSatisfy(link -> assertThat(document.toAbsolutePath().resolveSibling(link))
                        .exists());
    }

    @Test
    void eachTestThatIsNamedInACommandExists() throws IOException {
        List<String> named = TEST_OF_COMMAND
                .matcher(Files.readString(Path.of("CONTRIBUTING.md")))
                .results()
                .map(found -> found.group(1) + ".java")
                .toList();

        try (var files = Files.walk(Path.of("src/test/java"))) {
            assertThat(named).isNotEmpty();
            assertThat(files.map(file -> file.getFileName().toString())).containsAll(named);
        }
    }

    @Test
    void theLicenceIsTheOneThatThePomNames() throws IOException {
        assertThat(Files.readString(Path.of("LICENSE")))
                .startsWith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
                .contains("15.Applicable Law", "Appendix");
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<name>EUPL-1.2</name>");
    }

    @Test
    @SuppressWarnings("unchecked")
    void publicCodeSaysWhatTheStandardAsks() throws IOException {
        Map<String, Object> code =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(Path.of("publiccode.yml")));

        assertThat(code)
                .containsEntry("publiccodeYmlVersion", "0.5")
                .containsKeys("name", "url", "platforms", "developmentStatus", "softwareType", "description")
                .containsEntry("legal", Map.of("license", "EUPL-1.2"))
                .containsKeys("maintenance", "localisation");
        assertThat((Map<String, Object>) code.get("localisation"))
                .containsKeys("localisationReady", "availableLanguages");
        ((Map<String, Map<String, Object>>) code.get("description")).forEach((language, text) -> {
            assertThat((String) text.get("shortDescription")).as(language).hasSizeLessThanOrEqualTo(150);
            assertThat((String) text.get("longDescription")).as(language).hasSizeBetween(150, 10_000);
            assertThat((List<String>) text.get("features")).as(language).hasSizeBetween(5, 20);
        });
    }
}
