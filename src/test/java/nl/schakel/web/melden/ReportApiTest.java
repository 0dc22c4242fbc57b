package nl.schakel.web.melden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import nl.schakel.SchakelTest;
import nl.schakel.web.api.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A report over the API: what is taken, what is refused and how it says so, and that a repeat is no second report. */
@SchakelTest
class ReportApiTest {

    private static final String PATH = "/api/v1/meldingen";
    private static final String PLAIN = "{\"gemeente\":\"GM0267\",\"toelichting\":\"Verzonnen signaal (fictief).\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api system() {
        return Api.as(port, "balie.nijkerk");
    }

    @Test
    void aReportGetsAReferenceAndACodeWithWhichTheFeedbackIsRead() {
        Api.Answer answer = system().post(PATH, PLAIN);

        assertThat(answer.status()).isEqualTo(201);
        String reference = answer.json().path("referentie").asText();
        assertThat(answer.header("Location")).isEqualTo(PATH + "/" + reference + "/terugkoppeling");
        assertThat(answer.header("API-Version")).isEqualTo("1.0.0");
        Api.Answer feedback = Api.anonymous(port)
                .get(
                        answer.header("Location"),
                        "Inzagecode",
                        answer.json().path("inzagecode").asText());
        assertThat(feedback.status()).isEqualTo(200);
        assertThat(feedback.json().path("status").asText()).isEqualTo("ontvangen");
        assertThat(feedback.json().path("berichten")).isNotEmpty();
    }

    @Test
    void everythingThatCanBeToldIsTaken() {
        Api.Answer answer = system().post(PATH, """
                {"gemeente":"GM0267","toelichting":"Verzonnen 😀 <b>signaal</b> =1+1","acuut":true,
                 "vormen":["arbeid","onbekend"],"minderjarig":"onbekend","locatie":"Verzonnen hal",
                 "betrokkenen":[{"naam":"Testpersoon (fictief)","geboortejaar":1990,"geslacht":"vrouw",
                 "nationaliteit":"onbekend","bekendBij":"niemand"}],
                 "indicatoren":["geen-contract"],"kanaal":"telefoon",
                 "melder":{"naam":"Melder (fictief)","functie":"leerkracht","meldcodeplichtig":true,
                 "email":"melder@voorbeeld.example","telefoon":"000 000","veiligBereikbaar":true}}""");

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    }

    @Test
    void whoWantsAnAnswerInAnotherFormHearsSoBeforeAnythingIsStored() {
        int before = reports();

        Api.Answer answer = system().post(PATH, PLAIN, "Accept", "text/csv");

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.json().path("detail").asText()).contains("JSON");
        assertThat(reports()).isEqualTo(before);
    }

    private int reports() {
        return jdbc.sql("select count(*) from schakel.report")
                .query(Integer.class)
                .single();
    }

    @Test
    void everyErrorIsToldAtOnceAndInDutch() {
        Api.Answer answer = system().post(PATH, """
                {"gemeente":"GM9999","toelichting":" ","locatie":"%s","betrokkenen":[{"naam":"%s"}],"kanaal":"%s",
                 "melder":{"email":"geen adres"}}""".formatted("x".repeat(2_001), "x".repeat(201), "x".repeat(201)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(names(answer))
                .containsExactlyInAnyOrder("gemeente", "toelichting", "locatie", "betrokkenen[0].naam", "kanaal");
    }

    @Test
    void whatMayBeLeftOutAndIsNotRecognisedIsTakenAndSaidAndKeptForWhoReadsTheCase() {
        Api.Answer answer = system().post(PATH, """
                {"gemeente":"GM0267","toelichting":"Verzonnen (fictief).","vormen":["dwang","arbeid","arbeid",null],
                 "minderjarig":"misschien","indicatoren":["bestaat-niet"],"kanaal":"fax",
                 "betrokkenen":[null,{"naam":"Iemand (fictief)","geboortejaar":"rond 1990","geslacht":"v/m"}],
                 "melder":{"telefoon":"zie mail"}}""");

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        assertThat(answer.json().path("opmerkingen"))
                .extracting(remark -> remark.path("veld").asText())
                .containsExactlyInAnyOrder(
                        "vormen[0]",
                        "minderjarig",
                        "indicatoren[0]",
                        "kanaal",
                        "betrokkenen[1].geboortejaar",
                        "betrokkenen[1].geslacht",
                        "melder.telefoon");
        assertThat(answer.json().path("opmerkingen").toString()).doesNotContain("rond 1990", "zie mail", "dwang");
        assertThat(caseOf(answer))
                .contains("dwang", "misschien", "bestaat-niet", "fax", "rond 1990", "v/m", "zie mail");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "06.12.34.56.78",
                "0612345678 / 0332472222",
                "033-2472222 (tst 12)",
                "+31 (0)6 12 34 56 78",
                "\u202D06\u00A012345678\u202C",
                "112"
            })
    void aTelephoneNumberInAnyWritingIsTakenWithoutARemark(String phone) {
        Api.Answer answer = system().post(PATH, """
                {"gemeente":"GM0267","toelichting":"Verzonnen (fictief).","melder":{"telefoon":"%s"}}""".formatted(phone));

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        assertThat(answer.json().path("opmerkingen")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"lower", "spaces", "bare", "letter O", "dashes of a text program"})
    void theNumberOpensTheOwnReportHoweverItIsCopiedFromPaper(String how) {
        Api.Answer sent = system().post(PATH, PLAIN);
        String reference = sent.json().path("referentie").asText();
        String code = sent.json().path("inzagecode").asText();
        String typed = switch (how) {
            case "lower" -> reference.toLowerCase();
            case "spaces" -> reference.replace("-", " ");
            case "bare" -> reference.replace("-", "");
            case "letter O" -> reference.replaceFirst("M-2(.)", "m-2o");
            default -> reference.replace('-', '–') + " ";
        };
        String path =
                PATH + "/" + URLEncoder.encode(typed, StandardCharsets.UTF_8).replace("+", "%20");

        Api.Answer answer = Api.anonymous(port).get(path + "/terugkoppeling", "Inzagecode", code.toLowerCase());

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    @Test
    void triesForOneReportCountTogetherHoweverItsNumberIsWritten() {
        String reference = system().post(PATH, PLAIN).json().path("referentie").asText();

        List<Integer> answers = IntStream.range(0, 12)
                .mapToObj(i -> i % 2 == 0 ? reference : reference.toLowerCase().replace("-", ""))
                .map(typed -> Api.anonymous(port)
                        .get(PATH + "/" + typed + "/terugkoppeling", "Inzagecode", "AAAA-AAAA-AAAA")
                        .status())
                .toList();

        assertThat(answers.subList(0, 8)).contains(429);
    }

    private String caseOf(Api.Answer sent) {
        UUID dossier = jdbc.sql("select id from schakel.dossier where reference = ?")
                .param(sent.json().path("referentie").asText())
                .query(UUID.class)
                .single();
        return Api.as(port, "af.nijkerk").get("/api/v1/zaken/" + dossier).raw().body();
    }

    @Test
    void aTextThatIsTooLongIsRefusedWithTheLimit() {
        Api.Answer answer = system().post(PATH, body("x".repeat(20_001)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.raw().body()).contains("20.000");
        assertThat(system().post(PATH, body("😀".repeat(20_000))).status()).isEqualTo(201);
        assertThat(system().post(PATH, body("\\r\\n".repeat(19_999) + "x")).status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"\\u0000", "\\u0007", "\\u202E", "\\uD800"})
    void controlCharactersAreRefused(String escape) {
        Api.Answer answer = system().post(PATH, body("Verzonnen" + escape + "tekst"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(names(answer)).containsExactly("toelichting");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{",
                "[]",
                "null",
                "{\"gemeente\":\"GM0267\",\"toelichting\":\"x\",\"onbekendVeld\":1}",
                "{\"gemeente\":\"GM0267\",\"toelichting\":\"x\",\"acuut\":\"soms\"}"
            })
    void whatIsNoReportIsRefusedInDutch(String body) {
        Api.Answer answer = system().post(PATH, body);

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
        assertThat(answer.json().path("title").asText()).isNotBlank().doesNotContain("Bad Request");
    }

    @Test
    void theSameRequestTwiceIsOneReport() {
        String key = UUID.randomUUID().toString();

        Api.Answer first = system().post(PATH, PLAIN, "Idempotency-Key", key);
        Api.Answer second = system().post(PATH, PLAIN, "Idempotency-Key", key);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        Api.Answer other = system().post(PATH, body("Iets anders (fictief)."), "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(409);
        assertThat(system().post(PATH, PLAIN).json().path("referentie"))
                .isNotEqualTo(first.json().path("referentie"));
    }

    @Test
    void twentyEqualRequestsAtTheSameMomentAreOneReport() throws Exception {
        String key = UUID.randomUUID().toString();
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Callable<Api.Answer>> calls = IntStream.range(0, 20)
                    .<Callable<Api.Answer>>mapToObj(i -> () -> system().post(PATH, PLAIN, "Idempotency-Key", key))
                    .toList();
            List<String> references = threads.invokeAll(calls).stream()
                    .map(ReportApiTest::answer)
                    .map(answer -> answer.json().path("referentie").asText())
                    .distinct()
                    .toList();

            assertThat(references).hasSize(1).doesNotContain("");
            assertThat(jdbc.sql("select count(*) from schakel.dossier where reference = ?")
                            .param(references.get(0))
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aWrongCodeAndAnUnknownReferenceAnswerAlikeAndBecomeSlowAlike() {
        String reference = system().post(PATH, PLAIN).json().path("referentie").asText();
        String unknown = "M-2026-AAAA-" + reference.substring(reference.length() - 4);

        List<Api.Answer> wrong = tries(reference);
        List<Api.Answer> nobody = tries(unknown);

        assertThat(wrong.get(0).status()).isEqualTo(404);
        assertThat(told(wrong.get(0))).isEqualTo(told(nobody.get(0)));
        assertThat(wrong.stream().map(Api.Answer::status)).contains(429);
        assertThat(wrong.stream().map(Api.Answer::status).toList())
                .isEqualTo(nobody.stream().map(Api.Answer::status).toList());
        assertThat(wrong.get(7).header("Retry-After")).isNotEmpty();
    }

    @Test
    void withoutLoginAnAddressReportsAtMostTenTimesAMinute() {
        List<Integer> answers = IntStream.range(0, 14)
                .map(i -> Api.anonymous(port).post(PATH, PLAIN).status())
                .boxed()
                .toList();

        assertThat(answers.subList(0, 10)).containsOnly(201);
        assertThat(answers).contains(429);
        assertThat(system().post(PATH, PLAIN).status()).isEqualTo(201);
    }

    /** Everything an answer says but the address that the asker typed. */
    private static JsonNode told(Api.Answer answer) {
        return ((ObjectNode) answer.json()).without("instance");
    }

    private List<Api.Answer> tries(String reference) {
        return IntStream.range(0, 8)
                .mapToObj(i -> Api.anonymous(port)
                        .get(PATH + "/" + reference + "/terugkoppeling", "Inzagecode", "AAAA-AAAA-AAAA"))
                .toList();
    }

    private static String body(String text) {
        return "{\"gemeente\":\"GM0267\",\"toelichting\":\"" + text + "\"}";
    }

    private static List<String> names(Api.Answer answer) {
        return StreamSupport.stream(answer.json().path("invalidParams").spliterator(), false)
                .map((JsonNode param) -> param.path("name").asText())
                .toList();
    }

    private static Api.Answer answer(Future<Api.Answer> call) {
        try {
            return call.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
