package nl.schakel.web.melden;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The report form as a browser without script uses it. A clerk does it here, since without login the whole address may
 * report ten times a minute only.
 */
@SchakelTest
class ReportPageTest {

    private static final Pattern REFERENCE = Pattern.compile("M-20\\d\\d-[A-Z0-9]{4}-[A-Z0-9]{4}");
    private static final Pattern CODE = Pattern.compile(">([A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4})<");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Visit clerk;

    @BeforeEach
    void signIn() {
        clerk = new Visit(port).login("balie.nijkerk");
    }

    @Test
    void theFormNeedsNoScriptAndKnowsAllMunicipalities() {
        String page = new Visit(port).get("/melden").body();

        assertThat(page).contains("<datalist id=\"gemeenten\">").contains("<option value=\"Nijkerk\">");
        assertThat(count(page, "<option value=\"")).isGreaterThanOrEqualTo(342);
        assertThat(page).contains("tel:112").doesNotContain("onclick").doesNotContain(" style=");
    }

    @Test
    void aReportLeadsToANumberAndACodeThatStandInNoAddress() {
        HttpResponse<String> sent = report("toelichting", "Verzonnen signaal 😟 (fictief).", "gemeente", "nijkerk");

        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(location(sent)).isEqualTo("/melden/bedankt");
        HttpResponse<String> thanks = clerk.get("/melden/bedankt");
        assertThat(thanks.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(first(REFERENCE, thanks.body())).isNotEmpty();
        assertThat(first(CODE, thanks.body())).isNotEmpty();
        assertThat(thanks.body()).contains("gemeente Nijkerk");

        clerk.submit("/melden/bedankt/wissen", clerk.token());
        assertThat(first(REFERENCE, clerk.get("/melden/bedankt").body())).isEmpty();
    }

    @Test
    void theSameReportSentTwiceIsOneReport() {
        String key = UUID.randomUUID().toString();
        String[] fields = {"verzoek", key, "toelichting", "Dubbel geklikt (fictief).", "gemeente", "Nijkerk"};

        report(fields);
        String first = first(REFERENCE, clerk.get("/melden/bedankt").body());
        report(fields);
        String second = first(REFERENCE, clerk.get("/melden/bedankt").body());

        assertThat(second).isEqualTo(first).isNotEmpty();
        HttpResponse<String> other = report("verzoek", key, "toelichting", "Iets anders.", "gemeente", "Nijkerk");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("Iets anders.").contains("al verstuurd");
    }

    @Test
    void everyWrongAnswerIsToldAtOnceAtItsFieldAndInTheSummary() {
        HttpResponse<String> refused = report(
                "toelichting", " ",
                "gemeente", "Nijkerkerveen",
                "kanaal", "telefoon",
                "contact", "contact",
                "email", "geen adres",
                "persoon-naam", "Iemand (fictief)",
                "persoon-geboortejaar", "1800");

        assertThat(refused.statusCode()).isEqualTo(400);
        List<String> summary = all(Pattern.compile("<li><a href=\"#veld-([^\"]+)\""), refused.body());
        assertThat(summary).containsExactly("toelichting", "gemeente", "veilig");
        for (String field : summary) {
            assertThat(refused.body()).as("message at the field").contains("id=\"fout-" + field + "\"");
            assertThat(refused.body()).as("the link leads somewhere").contains("id=\"veld-" + field + "\"");
        }
        assertThat(refused.body())
                .as("what was typed is kept")
                .contains("value=\"Nijkerkerveen\"")
                .contains("value=\"Iemand (fictief)\"")
                .contains("value=\"geen adres\"");
    }

    @Test
    void tooMuchTextNamesTheLimitAndKeepsEveryCharacter() {
        String text = "a".repeat(20_001);
        HttpResponse<String> refused = report("toelichting", text, "gemeente", "Nijkerk");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("20.000").contains(text);
    }

    @ParameterizedTest
    @CsvSource({
        "gevaar, straks",
        "kanaal, api",
    })
    void whereHelpOrTheReporterHangsOnItAnAnswerThatIsNoOptionIsAskedAgain(String field, String value) {
        HttpResponse<String> refused = report("toelichting", "Tekst (fictief).", "gemeente", "Nijkerk", field, value);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("data-focus");
    }

    @ParameterizedTest
    @CsvSource({
        "vormen, slavernij, slavernij",
        "minderjarig, misschien, misschien",
        "indicatoren, ufo, ufo",
        "persoon-geslacht, v/m, v/m",
        "persoon-geboortejaar, rond 1990, rond 1990",
        "telefoon, 06.12.34.56.78, 06.12.34.56.78",
        "telefoon, 06-12345678 of 033 247 22 22, 06-12345678 of 033 247 22 22",
        "telefoon, 030 123 45 67 tst 12, 030 123 45 67 tst 12",
        "telefoon, \u202A+31 6 12 34 56 78\u202C, +31 6 12 34 56 78",
        "telefoon, ---, ---",
    })
    void whatMayBeLeftOutNeverStopsAReportAndIsReadByWhoGetsIt(String field, String value, String read) {
        HttpResponse<String> sent = report(
                "toelichting",
                "Tekst (fictief).",
                "gemeente",
                "Nijkerk",
                "kanaal",
                "telefoon",
                "contact",
                "contact",
                "email",
                "beller@voorbeeld.example",
                "veilig",
                "ja",
                field,
                value);

        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        String reference = first(REFERENCE, clerk.get("/melden/bedankt").body());
        assertThat(officer().get("/zaken/" + dossier(reference)).body()).contains(read);
    }

    @Test
    void aTelephoneNumberThatIsNoneIsTakenAndTheReporterIsAskedToLookAgain() {
        String[] call = {
            "toelichting", "Tekst (fictief).", "gemeente", "Nijkerk", "kanaal", "telefoon", "contact", "contact"
        };

        report(concat(call, "telefoon", "---", "veilig", "ja"));
        assertThat(clerk.get("/melden/bedankt").body()).contains("herkennen wij geen telefoonnummer");

        report(concat(call, "telefoon", "030 123 45 67 tst 12", "veilig", "ja"));
        assertThat(clerk.get("/melden/bedankt").body()).doesNotContain("herkennen wij geen telefoonnummer");
    }

    @Test
    void aLineEndCountsOnceHoweverABrowserSendsIt() {
        String lines = "a\r\n".repeat(9_999) + "😀a";

        assertThat(report("toelichting", lines, "gemeente", "Nijkerk").statusCode())
                .isEqualTo(302);
        assertThat(report("toelichting", lines + "a", "gemeente", "Nijkerk").statusCode())
                .isEqualTo(400);
    }

    private Visit officer() {
        return new Visit(port).login("af.nijkerk");
    }

    private UUID dossier(String reference) {
        return jdbc.sql("select id from schakel.dossier where reference = ?")
                .param(reference)
                .query(UUID.class)
                .single();
    }

    private static String[] concat(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void controlCharactersAreRefusedAndMarkupIsOnlyText() {
        assertThat(report("toelichting", "a\u0000b", "gemeente", "Nijkerk").statusCode())
                .isEqualTo(400);

        HttpResponse<String> refused = report("toelichting", "<script>alert(1)</script>", "gemeente", "\"><b>");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert")
                .doesNotContain("\"><b>");
    }

    @Test
    void onePersonMoreNeedsNoScriptAndLosesNothing() {
        HttpResponse<String> page =
                report("actie", "persoon-erbij", "toelichting", "Nog niet klaar", "persoon-naam", "Eerste (fictief)");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Nog niet klaar")
                .contains("value=\"Eerste (fictief)\"")
                .contains("id=\"veld-persoon-naam-1\"");
    }

    @Test
    void aCallIsTheCallersReportAndNotTheClerks() {
        report("toelichting", "Beller zag iets (fictief).", "gemeente", "Nijkerk", "kanaal", "telefoon");
        assertThat(lastReport("reporter_person is null and entered_by is not null"))
                .isTrue();

        report("toelichting", "Zelf gezien (fictief).", "gemeente", "Nijkerk", "kanaal", "formulier-medewerker");
        assertThat(lastReport("reporter_person is not null and reporter_person = entered_by"))
                .isTrue();
    }

    @Test
    void whoWasSignedInIsNotKeptWithoutAName() {
        Visit gone = new Visit(port);
        HttpResponse<String> refused = gone.submit(
                "/melden",
                null,
                "kanaal",
                "formulier-medewerker",
                "toelichting",
                "Mijn sessie is weg",
                "gemeente",
                "Nijkerk");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("name=\"bewaard.toelichting\" value=\"Mijn sessie is weg\"");
    }

    private boolean lastReport(String condition) {
        String reference = first(REFERENCE, clerk.get("/melden/bedankt").body());
        return jdbc.sql("select count(*) = 1 from schakel.report r join schakel.dossier d on d.id = r.dossier_id"
                        + " where d.reference = ? and " + condition)
                .param(reference)
                .query(Boolean.class)
                .single();
    }

    private HttpResponse<String> report(String... fields) {
        return clerk.submit("/melden", clerk.token(), fields);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(place -> place.replaceFirst("^http://[^/]+", ""))
                .orElse("");
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(found.groupCount()) : "";
    }

    private static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
