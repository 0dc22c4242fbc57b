package nl.schakel.web.beheer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.administration.RegionSetUp;
import nl.schakel.administration.Staff;
import nl.schakel.organisation.Directory;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list of people is read in on a page: seen first, then confirmed. Everybody here is invented. */
@SchakelTest
class StaffImportPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private RegionSetUp setUp;

    @Autowired
    private Staff staff;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    private final String unique = UUID.randomUUID().toString();
    private Visit caretaker;
    private String page;

    @BeforeEach
    void anOrganisationOfItsOwn() {
        caretaker = new Visit(port).login("beheer");
        page = "/beheer/organisaties/" + setUp.addOrganisation("Huis " + unique + " (fictief)", "opvang", "", viewer());
    }

    @Test
    void aListIsSeenFirstAndThenReadIn() {
        assertThat(caretaker.get(page).body()).contains("href=\"" + page + "/inlezen\"", page + "/mensen.csv");
        HttpResponse<String> start = caretaker.get(page + "/inlezen");
        assertThat(start.body()).contains("Kolom rollen", "Piketcoördinator", "5.000 mensen");

        String preview =
                preview("Iemand (fictief);" + address(1) + ";melder\nAnder (fictief);" + address(2) + ";opvang");
        HttpResponse<String> seen = caretaker.get(preview);
        assertThat(seen.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(seen.body())
                .contains("Iemand (fictief)", address(1), "Krijgt: Melder", "Wacht op een tweede persoon: Opvang")
                .contains("Lees deze mensen in");
        assertThat(directory.peopleOf(code())).isEmpty();

        HttpResponse<String> done = caretaker.submit(preview, caretaker.token());

        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(caretaker.get(page).body())
                .contains("Uitgenodigd: 2", "op een tweede persoon wachten: 1", "Iemand (fictief)");
        assertThat(caretaker.get(preview).statusCode()).as("kept no longer").isEqualTo(302);
    }

    @Test
    void aWrongRowIsNamedAndNothingCanBeConfirmed() {
        String preview = preview("Iemand (fictief);" + address(1) + ";melder\nAnder (fictief);geen adres;baas");

        assertThat(caretaker.get(preview).body())
                .contains("Kolom email: ", "Kolom rollen: ", "<th scope=\"row\">3</th>")
                .doesNotContain("Lees deze mensen in");
        assertThat(caretaker.submit(preview, caretaker.token()).statusCode()).isEqualTo(400);
        assertThat(directory.peopleOf(code())).isEmpty();
    }

    @Test
    void whatIsNoListIsRefusedWithWhy() {
        HttpResponse<String> refused =
                caretaker.sendFile(page + "/inlezen", caretaker.token(), "x.csv", bytes("naam;rollen\nx;melder\n"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("id=\"fout-bestand\"", "De kolom ‘email’ ontbreekt");
    }

    @Test
    void aListIsThereForItsSenderAlone() {
        String preview = preview("Iemand (fictief);" + address(1) + ";melder");

        HttpResponse<String> other = new Visit(port).login("beheer").get(preview);
        assertThat(other.statusCode()).isEqualTo(302);
        assertThat(new Visit(port).login("af.nijkerk").get(preview).statusCode())
                .isEqualTo(403);
        assertThat(caretaker
                        .get("/beheer/organisaties/GM0267/inlezen/" + preview.replaceAll(".*/", ""))
                        .statusCode())
                .as("of another organisation")
                .isEqualTo(302);
    }

    @Test
    void nothingOfItLiesReadableInTheDatabase() {
        preview("Herkenbaar (fictief);" + address(1) + ";melder");

        assertThat(jdbc.sql("select count(*) from schakel.spring_session_attributes"
                                + " where position(convert_to('Herkenbaar', 'UTF8') in attribute_bytes) > 0")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aLongListIsReadPageByPage() {
        StringBuilder rows = new StringBuilder();
        for (int number = 1; number <= 450; number++) {
            rows.append("Nummer ")
                    .append(number)
                    .append(" (fictief);")
                    .append(address(number))
                    .append(";melder\n");
        }
        String preview = preview(rows.toString());

        assertThat(caretaker.get(preview).body()).contains("Deel 1 van 3, van 450 rijen", "pagina=2");
        assertThat(caretaker.get(preview + "?pagina=3").body()).contains("Nummer 450 (fictief)");
        assertThat(caretaker.get(preview + "?pagina=99").statusCode()).isEqualTo(200);
        assertThat(caretaker.get(preview + "?pagina=x").body()).contains("Nummer 1 (fictief)");
    }

    @Test
    void whoWorksThereIsTakenAlongWithoutAddressAndWithoutFormula() {
        String preview = preview("Iemand (fictief);" + address(1) + ";\"melder, opvang\"");
        caretaker.submit(preview, caretaker.token());
        staff.invite(code(), "=1+1 (fictief)", address(2), List.of("melder"), viewer());

        HttpResponse<String> file = caretaker.get(page + "/mensen.csv");

        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("schakel-mensen.csv");
        assertThat(file.body())
                .contains("\"Iemand (fictief)\";\"uitgenodigd\";\"Melder\";\"Opvang\"")
                .contains("\"'=1+1 (fictief)\"")
                .doesNotContain("@schakel.example");
    }

    private String preview(String rows) {
        HttpResponse<String> sent = caretaker.sendFile(
                page + "/inlezen", caretaker.token(), "mensen.csv", bytes("naam;email;rollen\n" + rows + "\n"));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        return page + "/inlezen/"
                + sent.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
    }

    private Viewer viewer() {
        return Viewer.of(directory.byUsername("beheer").orElseThrow());
    }

    private String code() {
        return page.replaceAll(".*/", "");
    }

    private String address(int number) {
        return "verzonnen-" + number + "-" + unique + "@schakel.example";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
