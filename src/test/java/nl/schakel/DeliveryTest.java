package nl.schakel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** What somebody who starts or installs Schakel relies on. */
class DeliveryTest {

    @Test
    void theReadmeStartsWithRunThenTest() throws IOException {
        assertThat(mavenLinesOfTheReadme()).first().asString().startsWith("mvn -q spring-boot:run");
        assertThat(mavenLinesOfTheReadme().get(1)).startsWith("mvn verify");
    }

    @Test
    void theReadmeListsEveryDemoAccount() throws IOException {
        assertThat(Files.readString(Path.of("README.md")))
                .contains(
                        "`af.nijkerk`",
                        "`af.ede`",
                        "`af.barneveld`",
                        "`af.scherpenzeel`",
                        "`af.wageningen`",
                        "`ondermijning.nijkerk`",
                        "`procesregie.nijkerk`",
                        "`gebiedsteam.nijkerk`",
                        "`balie.nijkerk`",
                        "`keten.wvv`",
                        "`zorg.wvv`",
                        "`tmm.oost`",
                        "`nla.oost`",
                        "`veiligthuis.gm`",
                        "`riec.on`",
                        "`landelijk`",
                        "`fg.nijkerk`",
                        "`beheer`",
                        "`schakel-demo`");
    }

    @Test
    void continuousIntegrationIsExecutable() {
        assertThat(Path.of(".ci", "run")).isExecutable();
    }

    @Test
    void everyServiceHasAnExactVersionAndAHealthCheck() throws IOException {
        services().forEach((name, service) -> {
            assertThat(service).as(name).containsKey("healthcheck");
            assertThat(service.get("image").toString()).as(name).matches(".+:v?\\d+\\.\\d+(\\.\\d+)?(-\\w+)?");
        });
    }

    @Test
    void theModeIsSaidOnPurposeAndTheMailCatcherIsForTheDemoOnly() throws IOException {
        assertThat(environment("app")).containsKeys("SCHAKEL_DEMO", "SPRING_DATASOURCE_URL");
        assertThat(services().get("mail").get("profiles")).isEqualTo(List.of("demo"));
        assertThat(services().get("database").get("image").toString()).startsWith("postgres:17.");
        assertThat(services().get("database")).doesNotContainKey("ports");
    }

    @Test
    void theContainerDoesNotRunAsRoot() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("Dockerfile"));

        assertThat(lines.stream().filter(line -> line.startsWith("USER ")).toList())
                .containsExactly("USER 10001");
        assertThat(lines.stream().filter(line -> line.startsWith("FROM ")).toList())
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.matches("FROM [\\w./-]+:\\d+\\.\\d+\\.\\d+\\S*( AS \\w+)?"));
    }

    private static List<String> mavenLinesOfTheReadme() throws IOException {
        return Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.matches("(./)?mvnw? .*"))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services() throws IOException {
        LoaderOptions asComposeReadsIt = new LoaderOptions();
        asComposeReadsIt.setAllowDuplicateKeys(false);
        Map<String, Object> file = new Yaml(asComposeReadsIt).load(Files.readString(Path.of("docker-compose.yml")));
        return (Map<String, Map<String, Object>>) file.get("services");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> environment(String service) throws IOException {
        return (Map<String, Object>) services().get(service).get("environment");
    }
}
