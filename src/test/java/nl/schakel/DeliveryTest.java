package nl.schakel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.schakel.support.postgres.EmbeddedPostgres;
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
    void theApplicationWorksWithAnotherRoleThanTheOwnerOfTheTables() throws IOException {
        Map<String, Object> app = environment("app");
        assertThat(app)
                .containsEntry("SPRING_DATASOURCE_USERNAME", EmbeddedPostgres.RUNTIME)
                .containsEntry("SPRING_FLYWAY_USER", EmbeddedPostgres.OWNER);
        assertThat(app.get("SPRING_DATASOURCE_PASSWORD").toString()).startsWith("${SCHAKEL_DATABASE_PASSWORD:-");
        assertThat(app.get("SPRING_FLYWAY_PASSWORD").toString()).startsWith("${SCHAKEL_DATABASE_OWNER_PASSWORD:-");
        assertThat(environment("database"))
                .as("the same in the database as in the application")
                .containsEntry("SCHAKEL_DATABASE_PASSWORD", app.get("SPRING_DATASOURCE_PASSWORD"))
                .containsEntry("SCHAKEL_DATABASE_OWNER_PASSWORD", app.get("SPRING_FLYWAY_PASSWORD"))
                .doesNotContainKey("POSTGRES_HOST_AUTH_METHOD");
    }

    @Test
    void theDatabaseGetsItsRolesByTheScriptOfTheApplication() throws IOException {
        assertThat(section("configs").get("roles")).isEqualTo(Map.of("file", "./src/main/resources/db/roles.sql"));
        assertThat(Path.of("src/main/resources/db/roles.sql")).exists();
        assertThat(section("configs").get("make-roles").toString())
                .contains("\\i /schakel/roles.sql", "alter role current_user password null");
        assertThat(services().get("database").get("configs"))
                .isEqualTo(List.of(
                        Map.of("source", "roles", "target", "/schakel/roles.sql"),
                        Map.of("source", "make-roles", "target", "/docker-entrypoint-initdb.d/10-roles.sql")));
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

    private static Map<String, Map<String, Object>> services() throws IOException {
        return section("services");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> section(String name) throws IOException {
        LoaderOptions asComposeReadsIt = new LoaderOptions();
        asComposeReadsIt.setAllowDuplicateKeys(false);
        Map<String, Object> file = new Yaml(asComposeReadsIt).load(Files.readString(Path.of("docker-compose.yml")));
        return (Map<String, Map<String, Object>>) file.get(name);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> environment(String service) throws IOException {
        return (Map<String, Object>) services().get(service).get("environment");
    }
}
