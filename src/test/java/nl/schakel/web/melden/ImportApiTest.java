package nl.schakel.web.melden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.schakel.SchakelTest;
import nl.schakel.process.routes.meldroute.ImportRun;
import nl.schakel.support.sheet.SheetFiles;
import nl.schakel.support.sheet.SheetKind;
import nl.schakel.support.sheet.SheetWriting;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The system of an organisation sends a list of signals in two steps. */
@SchakelTest
class ImportApiTest {

    private static final String LISTS = "/api/v1/importen";

    @LocalServerPort
    private int port;

    @Autowired
    private ImportRun run;

    private Api nla;
    private String mark;

    @BeforeEach
    void anInspectorate() {
        nla = Api.as(port, "nla.oost");
        mark = "Verzonnen (fictief) " + UUID.randomUUID();
    }

    private byte[] list(List<List<String>> rows) {
        return SheetWriting.of(SheetKind.ODS, List.of(new SheetWriting.Page("Signalen", rows)));
    }

    private static List<String> each(JsonNode list, String field) {
        return StreamSupport.stream(list.path("rijen").spliterator(), false)
                .map(row -> row.path(field).asText())
                .toList();
    }

    @Test
    void aListIsSeenFirstAndComesInOnceItIsConfirmed() {
        Api.Answer sent = nla.file(
                LISTS,
                "signalen.ods",
                list(List.of(
                        List.of("gemeente", "toelichting", "gevaar", "minderjarig", "vormen"),
                        List.of("GM0267", mark + " a", "ja", "twijfel", "arbeid"),
                        List.of("Ede", mark + " b", "nee", "", "Arbeidsuitbuiting; iets anders"),
                        List.of("Nergens", mark + " c", "misschien", "", ""))));

        assertThat(sent.status()).isEqualTo(201);
        JsonNode preview = sent.json();
        assertThat(sent.header("Location"))
                .isEqualTo(LISTS + "/" + preview.path("id").asText());
        assertThat(preview.path("stand").asText()).isEqualTo("voorbeeld");
        assertThat(each(preview, "rij")).containsExactly("2", "3", "4");
        assertThat(each(preview, "stand")).containsExactly("goed", "goed", "fout");
        assertThat(each(preview, "gemeente")).containsExactly("GM0267", "GM0228", "");
        assertThat(each(preview, "minderjarig")).containsExactly("twijfel", "", "");
        assertThat(each(preview, "gevaar")).containsExactly("true", "false", "false");
        assertThat(preview.path("rijen")
                        .path(1)
                        .path("opmerkingen")
                        .path(0)
                        .path("kolom")
                        .asText())
                .isEqualTo("E");
        assertThat(Stream.of(0, 1)
                        .map(at ->
                                preview.path("rijen").path(2).path("problemen").path(at))
                        .map(problem -> problem.path("kolom").asText()))
                .containsExactly("C", "A");

        String address = sent.header("Location");
        assertThat(nla.post(address + "/bevestiging", "{}").status()).isEqualTo(400);
        assertThat(nla.post(address + "/bevestiging", "{\"gevaar\":\"straks\"}").status())
                .isEqualTo(400);
        Api.Answer confirmed =
                nla.post(address + "/bevestiging", "{\"gevaar\":\"nu\",\"rijen\":[{\"rij\":2,\"gevaar\":\"toen\"}]}");
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(confirmed.json().path("stand").asText()).isEqualTo("loopt");
        assertThat(nla.delete(address).status()).as("what runs goes on").isEqualTo(204);

        run.look();

        JsonNode outcome = nla.get(address).json();
        assertThat(outcome.path("stand").asText()).isEqualTo("klaar");
        assertThat(each(outcome, "stand")).containsExactly("gedaan", "gedaan", "fout");
        assertThat(each(outcome, "referentie").subList(0, 2)).allMatch(reference -> reference.startsWith("M-"));
        assertThat(nla.post(address + "/bevestiging", "{}").json()).isEqualTo(outcome);
        assertThat(nla.get(LISTS).json().path("importen"))
                .anyMatch(one -> one.path("id").equals(outcome.path("id")));
    }

    @Test
    void theColumnsAreThoseOfTheForm() {
        JsonNode columns = nla.get(LISTS + "/kolommen").json().path("kolommen");

        assertThat(columns)
                .anySatisfy(column -> {
                    assertThat(column.path("naam").asText()).isEqualTo("vormen");
                    assertThat(column.path("keuzes"))
                            .anyMatch(choice -> choice.path("code").asText().equals("gedwongen-huwelijk"));
                })
                .anySatisfy(column -> assertThat(column.path("naam").asText()).isEqualTo("persoon-1-naam"));
    }

    @Test
    void theTemplateIsTheSameAsOnThePage() {
        for (SheetKind kind : SheetKind.values()) {
            HttpResponse<byte[]> template = new Visit(port).login("nla.oost").bytes("/inlezen/sjabloon/" + kind.code());
            Api.Answer got = nla.get(LISTS + "/sjabloon/" + kind.code());

            assertThat(got.status()).isEqualTo(200);
            assertThat(got.header("Content-Type")).startsWith(kind.mediaType().replaceAll(";.*", ""));
            assertThat(got.header("Content-Disposition")).contains("schakel-sjabloon." + kind.code());
            if (kind == SheetKind.CSV) {
                assertThat(got.raw().body()).isEqualTo(new String(template.body(), StandardCharsets.UTF_8));
            }
        }
        assertThat(nla.get(LISTS + "/sjabloon/pdf").status()).isEqualTo(404);
        assertThat(Api.as(port, "balie.nijkerk").get(LISTS + "/sjabloon/ods").status())
                .isEqualTo(403);
    }

    /** R3: who brings the list hands number and code to who reported it; over the API as on the page. */
    @Test
    void theCodeForWhoReportedItComesWithTheNumber() {
        String address = nla.file(
                        LISTS,
                        "x.csv",
                        SheetFiles.csv(List.of(
                                List.of("toelichting", "gemeente", "telefoon", "veilig"),
                                List.of(mark + " a", "Nijkerk", "0600000021", "nee"),
                                List.of(mark + " b", "Nijkerk", "", ""))))
                .header("Location");
        assertThat(each(nla.get(address).json(), "inzagecode")).containsExactly("", "");
        assertThat(nla.post(address + "/bevestiging", "{}").status()).isEqualTo(200);
        run.look();

        JsonNode rows = nla.get(address).json().path("rijen");
        String reference = rows.path(0).path("referentie").asText();
        assertThat(rows.path(1).hasNonNull("inzagecode")).isFalse();
        assertThat(Api.anonymous(port)
                        .get(
                                "/api/v1/meldingen/" + reference + "/terugkoppeling",
                                "Inzagecode",
                                rows.path(0).path("inzagecode").asText())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aListCanBeThrownAway() {
        String address = nla.file(LISTS, "x.csv", SheetFiles.csv(List.of(List.of("toelichting"), List.of(mark))))
                .header("Location");

        assertThat(nla.delete(address).status()).isEqualTo(204);

        assertThat(nla.get(address).status()).isEqualTo(404);
        assertThat(nla.delete(address).status()).isEqualTo(404);
    }

    @Test
    void partsThatCannotBeReadGetAClearAnswerToo() {
        Api.Answer noBoundary = nla.send("POST", LISTS, "--iets anders", "Content-Type", "multipart/form-data");
        Api.Answer noParts =
                nla.send("POST", LISTS, "--iets anders", "Content-Type", "multipart/form-data; boundary=grens");

        assertThat(noBoundary.status()).isEqualTo(400);
        assertThat(noBoundary.json().path("type").asText()).endsWith("onleesbaar");
        assertThat(noParts.status()).isEqualTo(400);
    }

    @Test
    void whateverIsSentGetsAClearAnswer() {
        Random random = new Random(7);
        for (int turn = 0; turn < 30; turn++) {
            byte[] content = new byte[1 + random.nextInt(3_000)];
            random.nextBytes(content);
            // a file of Office, a zip, a text
            byte[] begin = List.of(
                            new byte[] {'P', 'K', 3, 4},
                            new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0},
                            new byte[0])
                    .get(turn % 3);
            System.arraycopy(begin, 0, content, 0, Math.min(begin.length, content.length));

            Api.Answer answer = nla.file(LISTS, "lijst.ods", content);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().toString()).contains("bestand");
        }
        assertThat(nla.file(LISTS, "x.csv", "toelichting\n".getBytes(StandardCharsets.UTF_8))
                        .json()
                        .toString())
                .contains("geen-rijen", "Onder de kolomkoppen staat geen rij");
    }

    @Test
    void aThousandRowsAreSeenAtOnceAndOneMoreIsTooMany() {
        List<List<String>> rows = new java.util.ArrayList<>();
        rows.add(List.of("toelichting", "gemeente", "persoon-1-naam"));
        for (int row = 0; row < 1_000; row++) {
            rows.add(List.of(mark + " " + row, "Nijkerk", "Verzonnen Naam " + row));
        }
        Api.Answer sent = nla.file(LISTS, "x.ods", list(rows));
        assertThat(sent.json().path("rijen")).hasSize(1_000);
        assertThat(nla.delete(sent.header("Location")).status()).isEqualTo(204);

        rows.add(List.of(mark + " te veel", "Nijkerk", ""));
        assertThat(nla.file(LISTS, "x.ods", list(rows)).json().toString()).contains("Hoogstens 1.000 signalen");
    }
}
