package nl.schakel.web.beheer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.AccessService;
import nl.schakel.access.LogReading;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Parties;
import nl.schakel.access.Scope;
import nl.schakel.access.Viewer;
import nl.schakel.access.internal.LogSealer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.signal.InventedDossier;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@SchakelTest
class AccessLogPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LookLog looks;

    @Autowired
    private AccessService door;

    @Autowired
    private Parties parties;

    @Autowired
    private LogReading reading;

    @Autowired
    private LogSealer sealer;

    @Autowired
    private Directory directory;

    @Test
    void theOfficerReadsWhoLookedAtWhatAndWhy() {
        String reference = Api.as(port, "balie.nijkerk")
                .post("/api/v1/meldingen", "{\"gemeente\":\"GM0267\",\"toelichting\":\"Test (fictief)\"}")
                .json()
                .get("referentie")
                .asText();
        String id = Api.as(port, "af.nijkerk")
                .get("/api/v1/zaken?referentie=" + reference)
                .json()
                .at("/zaken/0/id")
                .asText();
        assertThat(Api.as(port, "af.nijkerk").get("/api/v1/zaken/" + id).status())
                .isEqualTo(200);

        HttpResponse<String> page = new Visit(port).login("fg.nijkerk").get("/toegang?zaak=" + reference);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Anouk van Dam (fictief)", "bekeek een zaak", reference, "Reden: zaak bekijken", "wie meldde")
                .doesNotContain("??");
    }

    @Test
    void refusalsAreFoundAndPeopleElsewhereHaveNoName() {
        UUID dossier = InventedDossier.in(jdbc);
        parties.join(dossier, GroupId.parse("aandachtsfunctionaris@GM0267"), Scope.VOLLEDIG, "signaal-beoordelen");
        Viewer outsider = Viewer.of(directory.byUsername("af.ede").orElseThrow());
        assertThatThrownBy(() -> door.open(outsider, dossier, "taak:signaal-beoordelen"))
                .isInstanceOf(NotVisible.class);

        HttpResponse<String> page =
                new Visit(port).login("fg.nijkerk").get("/toegang?wat=GEWEIGERD&wie=&van=&tot=&zaak=");
        assertThat(page.body())
                .contains("Iemand van gemeente Ede", "kreeg geen toegang", "taak: Signaal beoordelen")
                .doesNotContain("Bas Terpstra");
    }

    @Test
    void anUnknownReferenceFindsNothing() {
        HttpResponse<String> page = new Visit(port).login("fg.nijkerk").get("/toegang?zaak=M-2026-BBBBBB");
        assertThat(page.body()).contains("Er is niets gevonden");
    }

    @Test
    void theOfficerChecksTheChain() {
        looks.shown(Viewer.of(directory.byUsername("af.nijkerk").orElseThrow()), "zaken", 1);
        sealer.sealAll();
        HttpResponse<String> page = new Visit(port).login("fg.nijkerk").get("/toegang/controle");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Het log is heel");

        String seal = reading.check(Viewer.of(directory.byUsername("fg.nijkerk").orElseThrow()))
                .head();
        Visit visit = new Visit(port).login("fg.nijkerk");
        assertThat(visit.get("/toegang/controle?zegel=" + seal).body()).contains("Dit zegel staat er nog");
        assertThat(visit.get("/toegang/controle?zegel=" + "0".repeat(64)).body())
                .contains("Dit zegel staat er niet");
        assertThat(visit.get("/toegang/controle?zegel=geen-zegel").body()).contains("Dit zegel staat er niet");
    }

    @Test
    void nobodyElseReadsTheLog() {
        for (String username : new String[] {"af.nijkerk", "keten.wvv", "beheer", "landelijk"}) {
            Visit visit = new Visit(port).login(username);
            assertThat(visit.get("/toegang").statusCode()).as(username).isEqualTo(403);
            assertThat(visit.get("/toegang/controle").statusCode()).isEqualTo(403);
        }
    }
}
