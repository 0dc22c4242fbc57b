package nl.schakel.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * One test for each address that the application offers, made from its own list: without login it is refused, unless it
 * is named here as public. Whoever adds an address and forgets its protection finds out here.
 */
@SchakelTest
class SecuritySmokeTest {

    /** What people reach without login; see also the pages of the demonstration, which exist in a demonstration only. */
    private static final Set<String> PUBLIC = Set.of(
            "GET /",
            "GET /inloggen",
            "ANY /inloggen/formulier",
            "ANY /inloggen/verder",
            "GET /inloggen/sessie",
            "GET /inloggen/tweede-stap",
            "POST /inloggen/tweede-stap",
            "ANY /inloggen/tweede-stap/formulier",
            "POST /inloggen/tweede-stap/instellen",
            "POST /inloggen/passkey",
            "GET /inloggen/wachtwoord-vergeten",
            "POST /inloggen/wachtwoord-vergeten",
            "POST /inloggen/passkey/vraag",
            "POST /inloggen/extern",
            "GET /inloggen/extern/{code}/terug",
            // what a provider signed is the key
            "POST /inloggen/extern/{code}/uit",
            "GET /uitloggen",
            "ANY /error",
            "POST /api/v1/meldingen",
            "GET /api/v1/meldingen/{referentie}/terugkoppeling",
            "POST /api/v1/meldingen/{referentie}/bestanden",
            "GET /api/v1/meldingen/{referentie}/bestanden",
            "POST /api/v1/meldingen/{referentie}/herziening",
            "GET /api/v1/meldingen/{referentie}/herziening",
            "GET /api/v1/openapi.json",
            // the secret in the mail is the key
            "GET /uitnodiging",
            "POST /uitnodiging",
            "GET /piket/agenda/{geheim}.ics");

    private static final List<String> PUBLIC_BELOW = List.of(" /melden", " /demo/", " /api/v1/demo/");

    /** Addresses that no controller names: files, Camunda's applications, what operators use. */
    private static final List<String> OTHERS = List.of(
            "/actuator",
            "/actuator/env",
            "/actuator/prometheus",
            "/api/v1/openapi.json.yaml",
            "/api/bestaat-niet",
            "/bestaat-niet",
            "/camunda",
            "/camunda/",
            "/camunda/app/",
            "/camunda/app/admin/default/setup/",
            "/camunda/app/cockpit/default/",
            "/camunda/app/tasklist/",
            "/camunda/app/tasklist/default/",
            "/camunda/app/welcome/default/",
            "/camunda/api/engine/engine/default/task",
            "/camunda/api/engine/engine/default/user",
            "/camunda/api/admin/auth/user/default",
            "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
            "/camunda/lib/deps.js",
            "/engine-rest/task",
            "/taken/kader.html",
            "/toegang",
            "/v3/api-docs");

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    private final HttpClient client = HttpClient.newHttpClient();

    @TestFactory
    Stream<DynamicTest> everyAddressOfAControllerIsRefusedUnlessPublic() {
        return mapping.getHandlerMethods().keySet().stream()
                .flatMap(SecuritySmokeTest::addresses)
                .filter(address -> !isPublic(address))
                .distinct()
                .sorted()
                .map(address -> dynamicTest(address, () -> assertRefused(address)));
    }

    @TestFactory
    Stream<DynamicTest> everyOtherAddressIsRefused() {
        return OTHERS.stream().map(path -> dynamicTest(path, () -> assertRefused("GET " + path)));
    }

    @Test
    void theListOfAddressesIsNotEmptyAndHasNoOldNames() {
        List<String> addresses = mapping.getHandlerMethods().keySet().stream()
                .flatMap(SecuritySmokeTest::addresses)
                .toList();
        assertThat(addresses)
                .hasSizeGreaterThan(10)
                .containsAll(PUBLIC.stream()
                        .filter(address -> !address.equals("ANY /error"))
                        .toList());
    }

    @Test
    void whatIsPublicWorks() throws Exception {
        for (String path : List.of("/", "/inloggen", "/melden", "/actuator/health", "/api/v1/openapi.json")) {
            assertThat(call("GET", path).statusCode()).as(path).isEqualTo(200);
        }
    }

    /** A variable of an address, its pattern with braces included. */
    private static final String VARIABLE = "\\{[^{}]*(?:\\{[^{}]*}[^{}]*)*}";

    private static final String SAMPLE = "00000000-0000-4000-8000-000000000000";

    private static boolean isPublic(String address) {
        return PUBLIC.contains(address) || PUBLIC_BELOW.stream().anyMatch(address::contains);
    }

    private static Stream<String> addresses(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        Stream<String> names =
                methods.isEmpty() ? Stream.of("ANY") : methods.stream().map(Enum::name);
        return names.flatMap(method -> info.getPatternValues().stream().map(path -> method + " " + path));
    }

    private void assertRefused(String address) throws IOException, InterruptedException {
        String method = address.substring(0, address.indexOf(' '));
        String path = address.substring(address.indexOf(' ') + 1).replaceAll(VARIABLE, SAMPLE);
        HttpResponse<String> answer = call(method.equals("ANY") ? "GET" : method, path);
        boolean toLogin = answer.statusCode() == 302
                && answer.headers().firstValue("Location").orElse("").contains("/inloggen");
        assertThat(toLogin || answer.statusCode() == 401 || answer.statusCode() == 403)
                .as(address + " answered " + answer.statusCode())
                .isTrue();
    }

    private HttpResponse<String> call(String method, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
