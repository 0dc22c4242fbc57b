package nl.schakel.web.zaken;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.Parties;
import nl.schakel.access.Scope;
import nl.schakel.file.CaseFiles;
import nl.schakel.file.FileSender;
import nl.schakel.file.NewFile;
import nl.schakel.file.Pictures;
import nl.schakel.file.Scanner.Found;
import nl.schakel.file.TrialScanner;
import nl.schakel.file.internal.TrialInspection;
import nl.schakel.organisation.GroupId;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Photos and files in a case: seen with the words of the signal, what a party added by who may know of its work, and before it
 * is clean by its sender alone (R7, R8).
 */
@SchakelTest
class CaseFilesTest {

    private static final String NAME = "kenteken van Jelle (fictief).jpg";
    private static final String DIRECTOR = "ketenregisseur@wvv";
    private static final String CARE = "zorgcoordinator@zorg-wvv";
    private static final String RIEC = "riec@riec-on";

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private Parties parties;

    @Autowired
    private CaseFiles files;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BeanFactory beans;

    private final TrialScanner scanner = new TrialScanner();
    private UUID dossier;

    @BeforeEach
    void aCaseOnWhichManyWork() {
        jdbc.sql("update schakel.case_file set state = 'onleesbaar', content_enc = null where state = 'quarantaine'")
                .update();
        dossier = story.report(Story.plain()).dossier();
    }

    private void join(String... groups) {
        for (String group : groups) {
            parties.join(dossier, GroupId.parse(group), Scope.VOLLEDIG, "proef");
        }
    }

    @Test
    void whatTheReporterSentIsSeenWithTheWordsOfTheSignalOnceItIsClean() {
        join(DIRECTOR, CARE, RIEC);
        UUID file = files.add(dossier, new NewFile(NAME, Pictures.photo()), FileSender.REPORTER);
        List<String> readers = List.of("af.nijkerk", "keten.wvv", "zorg.wvv", "riec.on");

        readers.forEach(reader -> {
            assertThat(page(reader))
                    .as(reader)
                    .doesNotContain(NAME)
                    .contains("Er is 1 bestand gestuurd dat u niet kunt zien");
            assertThat(status(reader, file)).as(reader).isEqualTo(404);
        });
        TrialInspection.look(beans, scanner);
        readers.forEach(reader -> {
            assertThat(page(reader)).as(reader).contains(NAME, "van de melder");
            HttpResponse<byte[]> seen = new Visit(port).login(reader).bytes(address(file));
            assertThat(seen.statusCode()).as(reader).isEqualTo(200);
            assertThat(new String(seen.body(), StandardCharsets.ISO_8859_1)).doesNotContain(Pictures.WHERE);
            assertThat(seen.headers().firstValue("Cache-Control")).hasValue("no-store");
        });
        for (String outsider : List.of("af.ede", "balie.nijkerk", "opvang.haven", "beheer")) {
            assertThat(status(outsider, file)).as(outsider).isEqualTo(404);
        }
    }

    /** Who looks along from the receipt on sees codes, and no file nor that there is one. */
    @Test
    void whoLooksAlongSeesNothing() {
        UUID file = files.add(dossier, new NewFile(NAME, Pictures.photo()), FileSender.REPORTER);
        TrialInspection.look(beans, scanner);

        assertThat(page("keten.wvv")).doesNotContain(NAME, "kop-bestanden");
        assertThat(status("keten.wvv", file)).isEqualTo(404);
        assertThat(new Visit(port)
                        .login("keten.wvv")
                        .get("/zaken/" + dossier + "/bestanden/nieuw")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPartyAddsOneAndSeesItAloneUntilItIsClean() {
        join(DIRECTOR);
        Visit officer = new Visit(port).login("af.nijkerk");
        String form = officer.get("/zaken/" + dossier + "/bestanden/nieuw").body();
        assertThat(form).contains("Op deze server staat geen virusscanner");

        HttpResponse<String> sent =
                officer.sendFile("/zaken/" + dossier + "/bestanden", Visit.tokenIn(form), NAME, Pictures.photo());

        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        assertThat(page("af.nijkerk")).contains(NAME, "wacht op controle, alleen u ziet dit", "Aandachtsfunctionaris");
        assertThat(page("keten.wvv")).doesNotContain(NAME);
        TrialInspection.look(beans, scanner);
        assertThat(page("keten.wvv")).contains(NAME);
        assertThat(page("keten.wvv")).contains("Er is een foto of bestand toegevoegd");
    }

    @Test
    void aSystemOfAPartyAddsListsAndReadsByTheSameRule() {
        join(DIRECTOR);
        String path = "/api/v1/zaken/" + dossier + "/bestanden";
        Api officer = Api.as(port, "af.nijkerk");
        Api director = Api.as(port, "keten.wvv");

        byte[] photo = Pictures.photo();
        Api.Answer sent = officer.sendFile(path, "image/jpeg", photo);
        assertThat(sent.status()).as(sent.raw().body()).isEqualTo(201);
        String id = sent.json().path("id").asText();
        assertThat(sent.header("Location")).isEqualTo(path + "/" + id);
        assertThat(officer.sendFile(path, "image/jpeg", photo).json().path("id").asText())
                .as("the same again")
                .isEqualTo(id);
        assertThat(director.get(path).json().path("bestanden")).isEmpty();
        assertThat(director.get(path).json().path("inQuarantaine").asInt()).isEqualTo(1);
        assertThat(director.get(path + "/" + id).status()).isEqualTo(404);

        TrialInspection.look(beans, scanner);
        assertThat(director.get(path).json().at("/bestanden/0/stand").asText()).isEqualTo("schoon");
        HttpResponse<byte[]> content = new Visit(port).login("keten.wvv").bytes(path + "/" + id);
        assertThat(content.statusCode()).isEqualTo(200);
        assertThat(content.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(new String(content.body(), StandardCharsets.ISO_8859_1)).doesNotContain(Pictures.WHERE);

        assertThat(officer.sendFile(path, "image/png", "geen png".getBytes(StandardCharsets.US_ASCII))
                        .status())
                .isEqualTo(400);
        for (String outsider : List.of("af.ede", "balie.nijkerk", "opvang.haven", "beheer")) {
            Api other = Api.as(port, outsider);
            assertThat(other.get(path).status()).as(outsider).isEqualTo(404);
            assertThat(other.get(path + "/" + id).status()).as(outsider).isEqualTo(404);
            assertThat(other.sendFile(path, "image/jpeg", Pictures.photo()).status())
                    .as(outsider)
                    .isEqualTo(404);
        }
    }

    /** ADR 111: what names nobody is for who may know of its author's work. */
    @Test
    void whatACarePartyAddedIsNotForWhoNeedNotKnowOfCare() {
        join(DIRECTOR, CARE, RIEC);
        UUID file = files.add(
                dossier,
                new NewFile(NAME, Pictures.photo()),
                new FileSender(story.viewer("zorg.wvv").personId(), GroupId.parse(CARE)));
        TrialInspection.look(beans, scanner);

        assertThat(status("keten.wvv", file)).isEqualTo(200);
        assertThat(page("riec.on")).doesNotContain(NAME, "Er is een foto of bestand toegevoegd", "gestuurd dat u niet");
        assertThat(status("riec.on", file)).isEqualTo(404);
    }

    @Test
    void aHarmfulFileIsSeenByItsSenderAsNotKeptAndByNobodyElse() {
        join(DIRECTOR);
        UUID file = files.add(
                dossier,
                new NewFile(NAME, Pictures.photo()),
                new FileSender(story.viewer("af.nijkerk").personId(), GroupId.parse("aandachtsfunctionaris@GM0267")));
        scanner.says = Found.HARM;
        TrialInspection.look(beans, scanner);

        assertThat(page("af.nijkerk")).contains(NAME, "niet bewaard: er zat iets schadelijks in");
        assertThat(status("af.nijkerk", file)).isEqualTo(404);
        assertThat(page("keten.wvv"))
                .doesNotContain(NAME)
                .contains("Een bestand is weggegooid: er zat iets schadelijks in");
    }

    @Test
    void aRefusedFileSaysWhyOnTheFormAndNothingElseChanges() {
        Visit officer = new Visit(port).login("af.nijkerk");
        String token = officer.token();
        String address = "/zaken/" + dossier + "/bestanden";

        HttpResponse<String> refused =
                officer.sendFile(address, token, "x.jpg", "geen foto".getBytes(StandardCharsets.US_ASCII));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Dit soort bestand kunnen wij niet aannemen", "href=\"#veld-bestand\"");
        assertThat(officer.sendFile(address, token, "x.jpg", new byte[CaseFiles.LARGEST + 1])
                        .body())
                .contains("Het mag hoogstens 10 MB zijn");
        assertThat(officer.sendFile(address, "vals", NAME, Pictures.photo()).statusCode())
                .as("from another site")
                .isEqualTo(403);
        assertThat(page("af.nijkerk")).contains("Er zijn nog geen foto");
    }

    /** R8: each look and each refusal is a row, under the case, without what the file is called. */
    @Test
    void eachLookAndEachRefusalLeavesARow() {
        UUID file = files.add(dossier, new NewFile(NAME, Pictures.photo()), FileSender.REPORTER);
        TrialInspection.look(beans, scanner);
        int looks = rows("af.nijkerk", "inzage");
        int refusals = rows("af.ede", "geweigerd");

        assertThat(status("af.nijkerk", file)).isEqualTo(200);
        assertThat(status("af.ede", file)).isEqualTo(404);

        assertThat(rows("af.nijkerk", "inzage")).isEqualTo(looks + 1);
        assertThat(rows("af.ede", "geweigerd")).isEqualTo(refusals + 1);
    }

    private int rows(String username, String kind) {
        return jdbc.sql("select count(*) from schakel.access_log where dossier_id = ? and username = ? and kind = ?"
                        + " and why like '%bestand%'")
                .params(dossier, username, kind)
                .query(Integer.class)
                .single();
    }

    private String address(UUID file) {
        return "/zaken/" + dossier + "/bestanden/" + file;
    }

    private int status(String username, UUID file) {
        return new Visit(port).login(username).bytes(address(file)).statusCode();
    }

    private String page(String username) {
        HttpResponse<String> page = new Visit(port).login(username).get("/zaken/" + dossier);
        assertThat(page.statusCode()).as(username).isEqualTo(200);
        return page.body();
    }
}
