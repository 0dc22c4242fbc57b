package nl.schakel.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import nl.schakel.SchakelTest;
import nl.schakel.piket.rota.AreaSetup;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What cannot be read or does not exist is told in Dutch with the right status, and nothing is ignored silently. */
@SchakelTest
class RefusedRequestsTest {

    private static final String ZAKEN = "/api/v1/zaken";

    @LocalServerPort
    private int port;

    private Visit officer;
    private Api system;

    @BeforeEach
    void logIn() {
        officer = new Visit(port).login("af.nijkerk");
        system = Api.as(port, "af.nijkerk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gemeente=%00",
                "referentie=%00",
                "referentie=M%07",
                "referentie=%EF%BF%BF",
                "referentie=%ff",
                "%00=x",
                "%0a=x",
                "%E0%BB%AA=x",
                "van=-999999999-01-01",
                "tot=%2B999999999-12-31",
                "van=2026-02-30",
                "van=gisteren",
                "van=2026-11-28&tot=2026-11-01",
                "status=ontvangen&status=afgesloten",
                "status=weg",
                "gemeente=Luilekkerland",
                "volgende=onzin",
                "volgende=%2B1000000000-12-31T23:59:59Z_1-1-1-1-1",
                "naam=Iemand",
                "stad=Nijkerk"
            })
    void aFilterThatCannotBeIsTold(String query) {
        page(officer.get("/zaken?" + query, "Accept", "text/html"), 400);
        problem(system.get(ZAKEN + "?" + query), 400);
    }

    @Test
    void whatIsRefusedIsNamedAndSoIsWhatIsPossible() {
        assertThat(params(system.get(ZAKEN + "?stad=x")))
                .singleElement()
                .asString()
                .contains("referentie, status, gemeente, van, tot, sorteer, volgende, vorige")
                .doesNotContain("stad");
        assertThat(officer.get("/taken?soort=x", "Accept", "text/html").body()).contains("U kunt kiezen uit: welke");
        assertThat(officer.get("/taken?welke=morgen", "Accept", "text/html").body())
                .contains("Deze keuze kennen wij niet. U ziet alle taken.");
        assertThat(officer.get("/taken?afgerond", "Accept", "text/html").statusCode())
                .isEqualTo(200);
        assertThat(officer.get("/zaken?van=2026-11-28&tot=2026-11-01", "Accept", "text/html")
                        .body())
                .contains("id=\"fout-tot\"", "value=\"2026-11-28\"");
        assertThat(officer.get("/zaken?zoek=Iemand", "Accept", "text/html").body())
                .contains("Een naam hoort niet in een adres")
                .doesNotContain("Iemand");
    }

    @ParameterizedTest
    @CsvSource({
        "fg.nijkerk, /toegang?van=-999999999-01-01",
        "fg.nijkerk, /toegang?zaak=%00",
        "fg.nijkerk, /toegang?wie=niemand",
        "fg.nijkerk, /toegang?wat=ALLES",
        "fg.nijkerk, /toegang?voor=99999999999999999999",
        "fg.nijkerk, /toegang?van=2026-11-28&tot=2026-11-01",
        "fg.nijkerk, /toegang?van=2026-11-28&van=2026-11-01",
        "fg.nijkerk, /toegang?wanneer=nu",
        "fg.nijkerk, /toegang/controle?zegel=%00",
        "fg.nijkerk, /toegang/uitvoer/bestand?van=2026-11-28",
        "fg.nijkerk, /toegang/uitvoer/bestand?van=2026-11-28&tot=2026-11-28&soort=logboek&vorm=%00",
        "fg.nijkerk, /toegang/inzage?zaak=%00",
        "fg.nijkerk, /toegang/inzage?zonder=iedereen&zaak=M-2026-BBBBBB",
        "fg.nijkerk, /toegang/inzage.pdf?zaak=M-2026-BBBBBB",
        "fg.nijkerk, /toegang/jaar?jaar=99999999999999999999",
        "fg.nijkerk, /toegang/jaar.csv?jaar=nu",
        "keten.wvv, /weigeringen?van=straks",
        "keten.wvv, /weigeringen?van=2026-11&tot=2026-01",
        "keten.wvv, /weigeringen?van=-999999999-01",
        "keten.wvv, /weigeringen.csv?van=straks",
        "keten.wvv, /weigeringen.csv?jaar=2026",
        "piket.een, /piket/rooster?gebied=%00",
        "piket.een, /piket/rooster?dienst=x",
        "keten.wvv, /piket/patroon",
        "opvang.haven, /opvang/profiel?wie=x"
    })
    void everyPageWithFiltersTellsSo(String who, String address) {
        page(new Visit(port).login(who).get(address, "Accept", "text/html"), 400);
    }

    @Test
    void aPageWithoutFiltersTakesALinkThatAMailProgramChanged() {
        assertThat(new Visit(port).get("/melden?utm_source=mail").statusCode()).isEqualTo(200);
        assertThat(new Visit(port).get("/?fbclid=x").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u0007", "\\uD800", "\\uFFFF"})
    void textsThatCannotBeKeptAreRefusedWhereverTheyStandInAMessage(String escape) {
        Api coordinator = Api.as(port, "piket.een");
        String bad = "a" + escape;
        assertThat(fields(system.post(ZAKEN + "/zoekopdrachten", "{\"referentie\":\"%s\"}".formatted(bad))))
                .containsExactly("referentie");
        assertThat(fields(coordinator.post(
                        "/api/v1/piket/oproepen",
                        "{\"gemeente\":\"%s\",\"situatie\":\"%s\",\"personen\":[{\"antwoorden\":{\"taal\":\"%s\"}}]}"
                                .formatted(bad, bad, bad))))
                .as("all at once")
                .containsExactly("gemeente", "situatie", "personen[0].antwoorden.taal");
        problem(
                system.post("/api/v1/taken/x/voltooiing", "{\"antwoorden\":{\"%s\":[\"%s\"]}}".formatted(bad, bad)),
                400);
    }

    @Test
    void aFormWithATextThatCannotBeKeptGivesTheTextBack() {
        Visit care = new Visit(port).login("zorg.wvv");
        HttpResponse<String> refused = care.submit(
                "/plaatsingen/nieuw",
                care.token(),
                "gemeente",
                "GM0267\u0000",
                "toelichting",
                "Een lang verhaal dat iemand typte (fictief)");
        page(refused, 400);
        assertThat(refused.body()).contains("Een lang verhaal dat iemand typte (fictief)", "onzichtbare tekens");
    }

    @Test
    void theErrorPageIsNoAddress() {
        page(new Visit(port).get("/error", "Accept", "text/html"), 404);
        page(officer.get("/error", "Accept", "*/*"), 404);
        HttpResponse<String> data = officer.get("/error", "Accept", "application/json");
        assertThat(data.statusCode()).isEqualTo(404);
        assertThat(data.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(data.body()).contains("Deze pagina is er niet").doesNotContain("Not Found");
    }

    @Test
    void methodsAndFormsOfDataThatDoNotExistAreToldWithWhatDoes() {
        Api.Answer method = system.delete(ZAKEN);
        problem(method, 405);
        assertThat(method.header("Allow")).contains("GET");
        HttpResponse<String> page = officer.submit("/taken", officer.token(), "x", "y");
        page(page, 405);
        assertThat(page.headers().firstValue("Allow").orElse("")).contains("GET");

        HttpResponse<String> xml = officer.send(
                "POST",
                ZAKEN + "/zoekopdrachten",
                "<Zoekopdracht><naam>x</naam></Zoekopdracht>",
                "Content-Type",
                "application/xml",
                "X-CSRF-TOKEN",
                officer.token());
        assertThat(xml.statusCode()).as(xml.body()).isEqualTo(415);
        assertThat(xml.headers().firstValue("Accept").orElse("")).contains("application/json");
        assertThat(xml.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");

        problem(system.get(ZAKEN, "Accept", "application/xml"), 406);
        assertThat(officer.send("HEAD", "/zaken", null).statusCode()).isEqualTo(200);
        HttpResponse<String> options = officer.send("OPTIONS", ZAKEN, null);
        assertThat(options.statusCode()).isEqualTo(200);
        assertThat(options.headers().firstValue("Allow").orElse("")).contains("GET", "HEAD", "OPTIONS");
    }

    @Test
    void whatIsMissingInAFormIsNoProblemDocumentInEnglish() {
        Visit director = new Visit(port).login("keten.wvv");
        page(director.submit("/piket/rooster/gaten", director.token(), "lijn", "eerste"), 400);
        page(director.submit(AreaSetup.PAGE + "/piket-wvv/naam", director.token(), "naam", "x", "versie", "een"), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /za{ken HTTP/1.1",
                "GET /zaken/%00 HTTP/1.1",
                "GET /zaken/%zz HTTP/1.1",
                "GET /zaken?gemeente=%zz HTTP/1.1",
                "GET zaken HTTP/1.1",
                "PROPFIND /zaken HTTP/1.1",
                "TRACE /zaken HTTP/1.1",
                "get /zaken HTTP/1.1"
            })
    void whatTheServerItselfRefusesIsDutchToo(String line) throws Exception {
        String answer = raw(line + "\r\nHost: localhost:" + port + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 4");
        assertThat(answer.substring(answer.indexOf("\r\n\r\n")))
                .contains("<html lang=\"nl\"")
                .doesNotContain("HTTP Status", "Bad Request", "lang=\"en\"");
    }

    /** A field of a list, of a text, and one inside a field: none of them is one that the form has. */
    @ParameterizedTest
    @CsvSource({
        "opvang.haven, /opvang/profiel, vanaf",
        "af.nijkerk, /instellingen/afwezig, eersteDag",
        "af.nijkerk, /instellingen/afwezig, rol",
        "af.nijkerk, /instellingen/afwezig, vervanger",
        "af.nijkerk, /taken/zoeken, zoek"
    })
    void aFieldThatAFormDoesNotHaveIsNoFailureOfOurs(String who, String address, String field) {
        Visit visit = new Visit(port).login(who);
        for (String name : List.of("[0]", "[3]", "[999999]", "[-1]", "[x]", "[", ".x", ".class.name", "[0].x", "..")) {
            int status = visit.submit(address, visit.token(), field + name, "x").statusCode();
            assertThat(status).as(field + name).isIn(302, 400, 404);
        }
    }

    @Test
    void aNameWithAnInvisibleCharacterLogsNobodyIn() throws Exception {
        String secret =
                Base64.getEncoder().encodeToString("af.nijkerk\u0000:schakel-demo".getBytes(StandardCharsets.UTF_8));
        assertThat(raw("GET " + ZAKEN + " HTTP/1.1\r\nHost: localhost:" + port
                        + "\r\nConnection: close\r\nAuthorization: Basic " + secret + "\r\n\r\n"))
                .startsWith("HTTP/1.1 401");
        assertThat(officer.submit("/inloggen", officer.token(), "gebruikersnaam", "a\u0000", "wachtwoord", "b\u0000")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aHeaderThatHoldsWhatNoTextHoldsIsRefused() throws Exception {
        assertThat(raw("POST /api/v1/meldingen HTTP/1.1\r\nHost: localhost:" + port
                        + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 2"
                        + "\r\nIdempotency-Key: a\u0085b\r\n\r\n{}"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json");
    }

    @Test
    void whatIsTypedMakesNoAddressThatIsTooLong() {
        Visit coordinator = new Visit(port).login("piket.een");
        page(
                coordinator.submit(
                        "/piket/rooster/ruil/" + UUID.randomUUID() + "/aannemen",
                        coordinator.token(),
                        "gebied",
                        "\u00e9".repeat(20_000)),
                404);
    }

    /** By hand: a client library would not send it. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void anIdThatIsNoneIsWhatDoesNotExist() {
        page(officer.get("/zaken/geen-id", "Accept", "text/html"), 404);
        problem(system.get(ZAKEN + "/geen-id"), 404);
    }

    private static void page(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body())
                .contains("<html lang=\"nl\"")
                .doesNotContain("Exception", "Required ", "Failed to", "Bad Request");
    }

    private static void problem(Api.Answer answer, int status) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("title").asText()).isNotBlank().doesNotContain("Bad Request", "Not ");
    }

    private static List<String> fields(Api.Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
        return StreamSupport.stream(answer.json().path("invalidParams").spliterator(), false)
                .map(param -> param.path("name").asText())
                .toList();
    }

    private static List<String> params(Api.Answer answer) {
        return StreamSupport.stream(answer.json().path("invalidParams").spliterator(), false)
                .map(Object::toString)
                .toList();
    }
}
