package nl.schakel.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import nl.schakel.support.sheet.SheetKind;
import nl.schakel.web.api.ApiContract.Operation;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The description of the API against the addresses of the application and what they answer. That nothing is answered that
 * it does not name is looked at in every test that asks the API ({@link ApiContract}); here each address is asked in every
 * wrong way, so that each refusal which the description names is seen as well.
 */
@SchakelTest
class ApiDescriptionTest {

    private static final String[] JSON = {"Content-Type", "application/json"};
    private static final String SAMPLE = UUID.randomUUID().toString();

    /** Whose roles together reach every address. */
    private static final List<String> EVERYBODY =
            List.of("af.nijkerk", "zorg.wvv", "opvang.haven", "piket.een", "balie.nijkerk", "keten.wvv", "fg.nijkerk");

    /** Refusals that only a test of their own can bring about: an older version, a slow sender, a failure, a database away. */
    private static final Set<String> PROVOKED_ELSEWHERE = Set.of("408", "409", "412", "428", "429", "500", "503");

    private final Map<String, Api> clients = new HashMap<>();

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    private ApiContract contract;
    private Visit visit;

    @BeforeEach
    void read() {
        visit = new Visit(port).login("af.nijkerk");
        contract = ApiContract.of("http://localhost:" + port).orElseThrow();
    }

    @Test
    void itNamesTheAddressesOfTheApiAndNoPages() {
        Set<String> addresses = mapping.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getMethodsCondition().getMethods().stream()
                        .flatMap(method -> info.getPatternValues().stream().map(path -> method + " " + path)))
                .filter(address -> address.contains(" /api/"))
                // the same in a form that the standard does not ask for; needs a login
                .filter(address -> !address.endsWith(".yaml"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(contract.operations().stream().map(Operation::toString).collect(Collectors.toSet()))
                .hasSizeGreaterThan(25)
                .isEqualTo(addresses);
    }

    @Test
    void everyAnswerNamesItsVersionAndEveryRefusalIsAProblemDocument() {
        for (Operation operation : contract.operations()) {
            assertThat(operation.statuses()).as("%s succeeds", operation).anyMatch(status -> status.startsWith("2"));
            for (String status : operation.statuses()) {
                String what = operation + " " + status;
                JsonNode answer = contract.answer(operation, Integer.parseInt(status));
                assertThat(answer.path("description").asText()).as(what).isNotBlank();
                assertThat(answer.path("headers").has("API-Version")).as(what).isTrue();
                assertThat(answer.path("headers").has("Location")).as(what).isEqualTo(status.equals("201"));
                assertThat(answer.path("headers").has("Retry-After"))
                        .as(what)
                        .isEqualTo(status.equals("429") || status.equals("503"));
                assertThat(answer.path("headers").has("WWW-Authenticate"))
                        .as(what)
                        .isEqualTo(status.equals("401"));
                List<String> forms = new ArrayList<>();
                answer.path("content").fieldNames().forEachRemaining(forms::add);
                assertThat(forms)
                        .as(what)
                        .isEqualTo(
                                status.startsWith("2")
                                        ? (status.equals("204") ? List.of() : success(operation))
                                        : List.of("application/problem+json"));
            }
        }
    }

    /** The content of a file is what it is. */
    private static List<String> success(Operation operation) {
        if (operation.path().endsWith("/sjabloon/{soort}")) {
            return Stream.of(SheetKind.values())
                    .map(kind -> kind.mediaType().replaceAll(";.*", ""))
                    .toList();
        }
        if (operation.toString().equals("GET /api/v1/modellen/concepten/{id}/bestanden/{naam}")) {
            return List.of("application/xml", "application/json");
        }
        return operation.path().endsWith("/bestanden/{bestand}")
                ? List.of("image/jpeg", "image/png", "application/pdf")
                : List.of("application/json");
    }

    @Test
    void everyAddressRefusesWhatTheDescriptionSaysThatItRefuses() {
        Map<String, Set<String>> neverSeen = new TreeMap<>();
        contract.operations().forEach(operation -> {
            Set<String> described = operation.statuses().stream()
                    .filter(status -> !status.startsWith("2") && !PROVOKED_ELSEWHERE.contains(status))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (operation.method().equals("GET")) {
                // to whom the address is closed but in another role, or whose account was closed meanwhile
                described.remove("403");
            }
            described.removeAll(seen(operation));
            if (!described.isEmpty()) {
                neverSeen.put(operation.toString(), described);
            }
        });

        assertThat(neverSeen).as("refusals that are described and never given").isEmpty();
    }

    /** The statuses that an address gives to who asks in a wrong way. That each of them is described, the clients check. */
    private Set<String> seen(Operation operation) {
        // one of its own: guessing at one report over two addresses becomes slow
        String path = operation.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        String[] form = form(operation);
        String method = operation.method();
        boolean reads = method.equals("GET");
        String body = body(operation);
        Api nobody = Api.anonymous(port);
        Api officer = as("af.nijkerk");
        List<Api.Answer> answers = new ArrayList<>();
        answers.add(nobody.send(method, path, body, form));
        if (answers.get(0).status() != 401) {
            answers.add(nobody.send(method, path, body, "Authorization", "Basic " + wrongPassword()));
        }
        EVERYBODY.forEach(account -> answers.add(as(account).send(method, path, body, form)));
        if (operation.toString().equals("POST /api/v1/piket/oproepen")) {
            answers.add(as("balie.nijkerk").send(method, path, "{}", form));
        }
        EVERYBODY.forEach(account -> answers.add(as(account).send(method, path, body, "Content-Type", "text/plain")));
        answers.add(officer.send(method, path, "{", form));
        EVERYBODY.forEach(account ->
                answers.add(as(account).send(method, path, body, "Content-Type", form[1], "Accept", "audio/ogg")));
        answers.add(officer.send(method, path + "?onbekend=x", body, form));
        answers.add(officer.send(method, path + "?x=%00", body, form));
        answers.add(
                reads
                        ? officer.send(method, path + "?" + "a=1&".repeat(1_100), null)
                        : officer.send(method, path, " ".repeat(form == JSON ? 1_100_000 : 17_000_000), form));
        Set<String> statuses = answers.stream()
                .map(answer -> Integer.toString(answer.status()))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!reads) {
            // a session without the token that its pages have
            statuses.add(Integer.toString(visit.call(method, path, body).statusCode()));
        }
        return statuses;
    }

    /** What the address takes: a message, or a file as it is. */
    private static String[] form(Operation operation) {
        JsonNode taken = operation.described().path("requestBody").path("content");
        return taken.isMissingNode() || taken.has(JSON[1])
                ? JSON
                : new String[] {JSON[0], taken.fieldNames().next()};
    }

    /** Nothing that would be stored, and a call by who may not call. */
    private static String body(Operation operation) {
        return switch (operation.toString()) {
            case "POST /api/v1/piket/oproepen" -> "{\"gemeente\":\"onbekend\",\"sleutel\":\"geen sleutel\"}";
            case "POST /api/v1/modellen/concepten" -> "{\"regio\":\"noord\"}";
            case "POST /api/v1/plaatsingen" -> "{\"personen\":[{\"antwoorden\":{}}],\"zaak\":\"" + SAMPLE + "\"}";
            case "POST /api/v1/plaatsingen/{id}/reserveringen" ->
                "{\"bed\":\"" + SAMPLE + "\",\"tot\":\"2190-01-01T00:00:00Z\"}";
            case "POST /api/v1/taken/{id}/voltooiing", "POST /api/v1/taken/{id}/vooruitblik" -> "{\"antwoorden\":{}}";
            default -> operation.method().equals("GET") ? null : "{}";
        };
    }

    private static String wrongPassword() {
        return Base64.getEncoder()
                .encodeToString(("niemand" + UUID.randomUUID() + ":fout").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anybodyMayReadItFromAnySite() {
        Api.Answer answer = Api.anonymous(port).get("/api/v1/openapi.json", "Origin", "https://partner.example");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("API-Version"))
                .isEqualTo(answer.json().path("info").path("version").asText());
        assertThat(Api.as(port, "af.nijkerk").get("/api/v1/taken").header("Access-Control-Allow-Origin"))
                .as("nothing else is for other sites")
                .isEmpty();
    }

    @Test
    void aCheckOfAnswersFindsWhatIsNotDescribed() {
        String problem = "application/problem+json";
        String path = "/api/v1/taken";
        assertThat(contract.objection("GET", path, 418, problem, "{}"))
                .get()
                .asString()
                .contains("418");
        assertThat(contract.objection("GET", path, 401, "text/html", "<p>"))
                .get()
                .asString()
                .contains("text/html");
        assertThat(contract.objection("GET", path, 401, problem, "{\"type\":\"urn:schakel:druk\"}"))
                .get()
                .asString()
                .contains("urn:schakel:druk");
        assertThat(contract.objection("GET", path, 200, "application/json", "{\"taken\":[{\"bsn\":\"1\"}]}"))
                .get()
                .asString()
                .contains(".taken[].bsn");
        assertThat(contract.objection("GET", path, 200, "application/json", "{\"taken\":[{\"naam\":\"x\"}]}"))
                .isEmpty();
    }

    /** One client for each account: a new one for each request would hold more lines open than the server takes. */
    private Api as(String account) {
        return clients.computeIfAbsent(account, name -> Api.as(port, name));
    }
}
