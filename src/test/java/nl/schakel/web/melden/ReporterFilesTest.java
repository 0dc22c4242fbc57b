package nl.schakel.web.melden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.file.CaseFiles;
import nl.schakel.file.FileReading;
import nl.schakel.file.Pictures;
import nl.schakel.file.Scanner.Found;
import nl.schakel.file.TrialScanner;
import nl.schakel.file.internal.TrialInspection;
import nl.schakel.signal.Dossiers;
import nl.schakel.signal.Outcome;
import nl.schakel.signal.Receipt;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A reporter sends a photo after the report or later, hears what came of it, and a refused file never costs the report. */
@SchakelTest
class ReporterFilesTest {

    private static final String FOLLOW = "/melden/volgen";
    private static final String LATER = FOLLOW + "/bestanden";
    private static final String NAME = "advertentie van Jelle (fictief).jpg";

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private FileReading reading;

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BeanFactory beans;

    private final TrialScanner scanner = new TrialScanner();
    private Receipt receipt;
    private Visit reporter;

    @BeforeEach
    void aReport() {
        receipt = story.report(Story.plain());
        reporter = new Visit(port);
        reporter.submit(FOLLOW, null, "referentie", receipt.reference(), "inzagecode", receipt.accessCode());
    }

    @Test
    void rightAfterTheReportAPhotoCanBeSent() {
        Visit somebody = new Visit(port);
        String form = somebody.get("/melden").body();
        assertThat(form).contains("Na het versturen kunt u een foto of bestand toevoegen");
        String text = "Verzonnen signaal met foto (fictief) " + receipt.reference();
        assertThat(somebody.submit(
                                "/melden",
                                null,
                                "verzoek",
                                Visit.hidden(form, "verzoek"),
                                "toelichting",
                                text,
                                "gemeente",
                                "Nijkerk",
                                "contact",
                                "anoniem")
                        .statusCode())
                .isEqualTo(302);
        assertThat(somebody.get("/melden/bedankt").body()).contains("/melden/bedankt/bestanden", "hoogstens 10 MB");

        HttpResponse<String> sent = somebody.sendFile("/melden/bedankt/bestanden", null, NAME, Pictures.photo());

        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(sent.headers().firstValue("Location").orElseThrow()).endsWith("/melden/bedankt#kop-bestanden");
        assertThat(somebody.get("/melden/bedankt").body())
                .contains("Uw bestand is binnen", NAME, "wacht op controle", "Op deze server staat geen virusscanner");
    }

    @Test
    void laterWithNumberAndCodeToo() {
        send(NAME, Pictures.photo());
        TrialInspection.look(beans);

        String page = reporter.get(FOLLOW).body();
        assertThat(page).contains(NAME, "wacht op controle, alleen u ziet dit");
        HttpResponse<byte[]> own = reporter.bytes(link(page));
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(text(own.body())).doesNotContain(Pictures.WHERE, Pictures.BEHIND);
        keptByNobody(own);
        assertThat(own.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(own.headers().firstValue("Content-Disposition")).hasValue("inline; filename=\"bestand.jpg\"");
    }

    @Test
    void aDocumentIsDownloadedAndNeverShownInAPage() {
        send("loonstrook.pdf", Pictures.document());

        HttpResponse<byte[]> own = reporter.bytes(link(reporter.get(FOLLOW).body()));

        assertThat(own.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"bestand.pdf\"");
        keptByNobody(own);
    }

    private static void keptByNobody(HttpResponse<byte[]> answer) {
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .hasSize(1)
                .first()
                .asString()
                .contains("sandbox", "default-src 'none'")
                .doesNotContain("script-src");
    }

    @Test
    void aRefusedFileIsNamedWithWhyAndTheReportStaysAsItIs() {
        send("programma.jpg", "MZ geen foto".getBytes(StandardCharsets.US_ASCII));
        assertThat(reporter.get(FOLLOW).body())
                .contains(
                        "programma.jpg",
                        "Dit soort bestand kunnen wij niet aannemen",
                        "Aan uw melding verandert dit niets");

        send("te-groot.jpg", new byte[CaseFiles.LARGEST + 1]);
        assertThat(reporter.get(FOLLOW).body()).contains("te-groot.jpg", "Het mag hoogstens 10 MB zijn");

        reporter.sendFile(LATER, null, "", new byte[0]);
        assertThat(reporter.get(FOLLOW).body()).contains("Kies eerst een foto of bestand");
        assertThat(reading.ofReporter(receipt.dossier())).isEmpty();
        assertThat(story.state(receipt.dossier()).closed()).isNull();
    }

    @Test
    void whatIsFarTooLargeIsRefusedBeforeItIsRead() {
        HttpResponse<String> refused = reporter.sendFile(LATER, null, "film.jpg", new byte[17 * 1024 * 1024]);

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("Een bestand mag hoogstens 10 MB zijn");
    }

    @Test
    void theSenderReadsThatAHarmfulFileIsNotKept() {
        send(NAME, Pictures.photo());
        scanner.says = Found.HARM;
        TrialInspection.look(beans, scanner);

        String page = reporter.get(FOLLOW).body();

        assertThat(page)
                .contains(NAME, "niet bewaard: er zat iets schadelijks in")
                .doesNotContain("href=\"" + LATER);
    }

    @Test
    void nobodyElseSeesItByItsAddress() {
        send(NAME, Pictures.document());
        String link = link(reporter.get(FOLLOW).body());

        assertThat(new Visit(port).get(link).statusCode()).isEqualTo(404);
        Receipt another = story.report(Story.plain());
        Visit other = new Visit(port);
        other.submit(FOLLOW, null, "referentie", another.reference(), "inzagecode", another.accessCode());
        assertThat(other.get(link).statusCode()).isEqualTo(404);
        assertThat(new Visit(port).login("af.nijkerk").get(link).statusCode()).isEqualTo(404);
    }

    @Test
    void withoutAnOpenReportAFileGoesNowhereAndThatIsSaid() {
        Visit stranger = new Visit(port);
        assertThat(stranger.sendFile(LATER, null, NAME, Pictures.photo()).statusCode())
                .isEqualTo(302);
        assertThat(stranger.get(FOLLOW).body()).contains("Uw bestand is niet aangekomen");
    }

    /** R8: each look at a file is a row, found under its case. */
    @Test
    void eachLookLeavesARow() {
        send(NAME, Pictures.document());
        String link = link(reporter.get(FOLLOW).body());
        int before = rows();

        reporter.bytes(link);
        reporter.bytes(link);

        assertThat(rows()).isEqualTo(before + 2);
    }

    private int rows() {
        return jdbc.sql("select count(*) from schakel.access_log where dossier_id = ? and why = 'eigen-bestand'")
                .param(receipt.dossier())
                .query(Integer.class)
                .single();
    }

    @Test
    void afterTheEndNothingIsAddedAndWhatWasSentIsStillSeen() {
        send(NAME, Pictures.document());
        transaction.executeWithoutResult(status -> dossiers.close(receipt.dossier(), Outcome.GEEN_AANWIJZINGEN));

        assertThat(reporter.get(FOLLOW).body()).contains(NAME).doesNotContain("name=\"bestand\"");
        send("nog-een.pdf", Pictures.document());
        assertThat(reporter.get(FOLLOW).body()).contains("Deze zaak is gesloten");
    }

    @Test
    void aFormInPartsIsForFilesOnly() {
        assertThat(reporter.sendFile("/melden", null, NAME, Pictures.photo()).statusCode())
                .isEqualTo(415);
        assertThat(reporter.submit(LATER, null, "bestand", "x").statusCode()).isEqualTo(415);
    }

    @Test
    void overTheApiWithTheCodeInAHeader() throws Exception {
        String path = "/api/v1/meldingen/" + receipt.reference() + "/bestanden";
        byte[] photo = Pictures.photo();

        HttpResponse<String> sent = api(path, "image/jpeg", photo, receipt.accessCode());
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        assertThat(sent.headers().firstValue("Location")).hasValue(path);
        assertThat(api(path, "image/jpeg", photo, receipt.accessCode()).body())
                .as("the same file again")
                .isEqualTo(sent.body());
        assertThat(api(path, "image/png", "geen png".getBytes(StandardCharsets.US_ASCII), receipt.accessCode())
                        .statusCode())
                .isEqualTo(400);
        assertThat(api(path, "image/jpeg", photo, "AAAA-BBBB-CCCC").statusCode())
                .isEqualTo(404);
        assertThat(api(path, "text/html", photo, receipt.accessCode()).statusCode())
                .isEqualTo(415);

        Api.Answer list = Api.anonymous(port).get(path, "Inzagecode", receipt.accessCode());
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.json().at("/bestanden")).hasSize(1);
        assertThat(list.json().at("/bestanden/0/stand").asText()).isEqualTo("quarantaine");
        assertThat(list.json().at("/scanner").asBoolean()).isFalse();
    }

    private HttpResponse<String> api(String path, String type, byte[] body, String code)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Content-Type", type)
                                .header("Inzagecode", code)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private void send(String name, byte[] content) {
        HttpResponse<String> sent = reporter.sendFile(LATER, null, name, content);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        assertThat(sent.headers().firstValue("Location").orElseThrow())
                .as("no name in an address")
                .endsWith(FOLLOW + "#kop-bestanden");
    }

    private static String link(String page) {
        Matcher found = Pattern.compile("href=\"(" + LATER + "/[^\"]+)\"").matcher(page);
        List<String> links = found.results().map(one -> one.group(1)).toList();
        assertThat(links).hasSize(1);
        return links.get(0);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
