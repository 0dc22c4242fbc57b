package nl.schakel.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import nl.schakel.SchakelTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The description of the API keeps to the NL API Design Rules, says Spectral; see {@code src/test/openapi}. */
@SchakelTest
class ApiLintTest {

    private static final Path LINT = Path.of("src", "test", "openapi", "lint.mjs");
    private static final Path MADE = Path.of("target", "openapi");

    @LocalServerPort
    private int port;

    /** What the lint said, and whether it was content. */
    private record Verdict(boolean content, String said) {}

    @Test
    void theDescriptionKeepsToTheDesignRules() throws Exception {
        Verdict verdict = lint("openapi.json", description());

        assertThat(verdict.content()).as(verdict.said()).isTrue();
    }

    @Test
    void theLintFindsWhatBreaksARule() throws Exception {
        ObjectNode wrong = (ObjectNode) new ObjectMapper().readTree(description());
        wrong.withObject("/info").put("version", "1");
        wrong.withObject("/info/contact").remove("email");
        wrong.withArray("/servers").removeAll().addObject().put("url", "https://schakel.example/api");
        ObjectNode paths = wrong.withObject("/paths");
        paths.remove("/openapi.json");
        paths.set("/Mijn_Zaken/", paths.get("/zaken"));
        ((ObjectNode) paths.path("/taken").at("/get/responses/200")).remove("headers");

        Verdict verdict = lint("verkeerd.json", wrong.toString());

        assertThat(verdict.content()).as(verdict.said()).isFalse();
        assertThat(verdict.said())
                .contains("core-semver", "core-doc-openapi-contact", "core-uri-version", "core-publish-openapi")
                .contains("core-no-trailing-slash", "path-kebab-case", "core-version-header");
    }

    private String description() {
        return Api.anonymous(port).get("/api/v1/openapi.json").raw().body();
    }

    private static Verdict lint(String name, String description) throws IOException, InterruptedException {
        Path file = MADE.resolve(name);
        Files.createDirectories(MADE);
        Files.writeString(file, description);
        Process node = new ProcessBuilder("node", LINT.toString(), file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor(1, TimeUnit.MINUTES)).as("the lint ends").isTrue();
        return new Verdict(node.exitValue() == 0, said);
    }
}
