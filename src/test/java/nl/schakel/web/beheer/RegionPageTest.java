package nl.schakel.web.beheer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Region;
import nl.schakel.organisation.Role;
import nl.schakel.support.mail.DemoMailbox;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A region is set up in the browser. Everything here is invented. */
@SchakelTest
class RegionPageTest {

    private static final String NEW = "/beheer/regios/nieuw";

    @LocalServerPort
    private int port;

    @Autowired
    private Directory directory;

    @Autowired
    private DemoMailbox mailbox;

    @Test
    void aRegionIsFoundedAndSaysWhatIsMissing() {
        Visit caretaker = new Visit(port).login("beheer");
        String name = "Regio " + UUID.randomUUID() + " (fictief)";
        String region = found(caretaker, name, free(0));

        assertThat(caretaker.get("/beheer").body()).contains(name);
        assertThat(caretaker.get(region).body())
                .contains("is ingericht", "Elk signaal gaat zolang naar het landelijk team.")
                .contains("Ketenregie " + name);
    }

    @Test
    void whatCannotBeIsRefusedAndNothingIsLost() {
        Visit caretaker = new Visit(port).login("beheer");
        HttpResponse<String> refused =
                caretaker.submit("/beheer/regios", caretaker.token(), "naam", "West Veluwe Vallei");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains(
                        "Er is al een regio met deze naam",
                        "Kies minstens één gemeente",
                        "value=\"West Veluwe Vallei\"");

        HttpResponse<String> taken = caretaker.submit(
                "/beheer/regios", caretaker.token(), "naam", "Dubbel (fictief)", "gemeenten", "GM0267");
        assertThat(taken.statusCode()).isEqualTo(400);
        assertThat(taken.body()).contains("Nijkerk hoort al bij de regio West Veluwe Vallei");
        assertThat(directory.municipality("GM0267").orElseThrow().region()).isEqualTo("wvv");
    }

    @Test
    void officeHoursAreChangedByWhoSawThem() {
        Visit caretaker = new Visit(port).login("beheer");
        String municipality = free(1);
        String page = found(caretaker, "Regio " + UUID.randomUUID() + " (fictief)", municipality);
        Region before = region(page);

        HttpResponse<String> kept = change(caretaker, page, before, "09:00", "16:30", municipality);
        assertThat(kept.statusCode()).isEqualTo(302);
        assertThat(region(page).opens()).hasToString("09:00");

        HttpResponse<String> old = change(caretaker, page, before, "07:00", "16:30", municipality);
        assertThat(old.statusCode()).isEqualTo(400);
        assertThat(old.body()).contains("Iemand anders heeft deze regio intussen veranderd", "value=\"07:00\"");
        assertThat(region(page).opens()).hasToString("09:00");

        for (String[] bad : new String[][] {{"17:00", "08:00"}, {"25:00", "26:00"}, {"", "x"}}) {
            assertThat(change(caretaker, page, region(page), bad[0], bad[1], municipality)
                            .statusCode())
                    .as(String.join(" ", bad))
                    .isEqualTo(400);
        }
    }

    @Test
    void theChainDirectorReadsTheOwnRegionAndChangesNothing() {
        Visit director = new Visit(port).login("keten.wvv");
        assertThat(director.get("/beheer/regios/wvv").body())
                .contains("Wie doet wat in deze regio")
                .doesNotContain("<select", "name=\"open\"");
        assertThat(director.get("/beheer/regios/noord").statusCode()).isEqualTo(404);
        assertThat(director.get(NEW).statusCode()).isEqualTo(404);
        assertThat(director.submit("/beheer/regios/wvv/rollen/tmm", director.token(), "organisatie", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(director.get("/beheer").statusCode()).isEqualTo(403);
        assertThat(directory.covering("wvv", Role.TMM)).isPresent();
    }

    @Test
    void theNationalTeamSetsUpRegionsButKeepsNoPeople() {
        Visit national = new Visit(port).login("landelijk");
        String region = found(national, "Regio " + UUID.randomUUID() + " (fictief)", free(2));
        assertThat(national.get(region).body()).contains("Wie doet wat in deze regio");
        assertThat(national.get("/beheer/organisaties/wvv").statusCode()).isEqualTo(404);
        assertThat(national.submit(region + "/rollen/zorgcoordinator", national.token(), "organisatie", "zorg-wvv")
                        .statusCode())
                .isEqualTo(302);
        assertThat(national.submit(region + "/rollen/zorgcoordinator", national.token(), "organisatie", "politie-oost")
                        .statusCode())
                .as("police are no care coordinators")
                .isEqualTo(400);
    }

    @Test
    void whoSetsUpSeesWhetherMailArrives() {
        Visit national = new Visit(port).login("landelijk2");
        assertThat(national.submit("/beheer/proefmail", national.token()).statusCode())
                .isEqualTo(302);
        assertThat(national.get("/beheer").body()).contains("De proefmail is onderweg.");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(mailbox.received())
                        .anySatisfy(mail -> assertThat(mail.subject()).isEqualTo("Proefmail van Schakel")));
    }

    @Test
    void anOrganisationIsAddedAndRenamed() {
        Visit caretaker = new Visit(port).login("beheer");
        String name = "Hulp " + UUID.randomUUID() + " (fictief)";
        caretaker.submit(
                "/beheer/organisaties", caretaker.token(), "naam", name, "soort", "hulporganisatie", "regio", "wvv");
        assertThat(caretaker.get("/beheer/regios/wvv").body()).contains("is toegevoegd");
        String code = directory.organisations(false).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .code();
        String page = "/beheer/organisaties/" + code;
        assertThat(caretaker
                        .submit(page + "/naam", caretaker.token(), "naam", "FairWork")
                        .body())
                .contains("Er is al een organisatie met deze naam");
        caretaker.submit(page + "/naam", caretaker.token(), "naam", name + " 2");
        assertThat(directory.labelOf(code)).isEqualTo(name + " 2");
        assertThat(caretaker
                        .submit("/beheer/organisaties/GM0267/naam", caretaker.token(), "naam", "Anders")
                        .statusCode())
                .as("a municipality keeps the name of Statistics Netherlands")
                .isEqualTo(404);
    }

    @Test
    void nobodyElseComesHere() {
        for (String account : new String[] {"af.nijkerk", "balie.nijkerk", "fg.nijkerk", "opvang.haven"}) {
            Visit visit = new Visit(port).login(account);
            for (String page : new String[] {"/beheer", "/beheer/regios/wvv", NEW, "/beheer/organisaties/wvv"}) {
                assertThat(visit.get(page).statusCode()).as(account + page).isEqualTo(403);
            }
        }
    }

    private String found(Visit visit, String name, String municipality) {
        HttpResponse<String> founded =
                visit.submit("/beheer/regios", visit.token(), "naam", name, "gemeenten", municipality);
        assertThat(founded.statusCode()).isEqualTo(302);
        return founded.headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]+", "");
    }

    private HttpResponse<String> change(
            Visit visit, String page, Region seen, String opens, String closes, String municipality) {
        return visit.submit(
                page,
                visit.token(),
                "naam",
                seen.name(),
                "open",
                opens,
                "dicht",
                closes,
                "overdracht",
                "08:30",
                "gemeenten",
                municipality,
                "versie",
                Long.toString(seen.version()));
    }

    private Region region(String page) {
        return directory.region(page.substring(page.lastIndexOf('/') + 1)).orElseThrow();
    }

    private String free(int which) {
        return directory.municipalities().stream()
                .filter(municipality -> municipality.region() == null)
                .map(Municipality::cbsCode)
                .skip(100L + which)
                .findFirst()
                .orElseThrow();
    }
}
