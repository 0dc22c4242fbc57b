package nl.schakel.web.beheer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import nl.schakel.SchakelTest;
import nl.schakel.access.LegalBases;
import nl.schakel.organisation.Role;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The statute stands beside the covenants, per partner and purpose; the data protection officer validates each. */
@SchakelTest
class LegalBasisPageTest {

    private static final String PAGE = "/toegang/grondslagen";

    @LocalServerPort
    private int port;

    @Autowired
    private LegalBases bases;

    @Test
    void theStatuteStandsBesideEachCovenant() {
        assertThat(bases.all().stream()
                        .filter(basis -> basis.basis().startsWith("convenant-"))
                        .filter(covenant -> bases.all().stream()
                                .noneMatch(other -> other.to() == covenant.to()
                                        && other.fromKind().equals(covenant.fromKind())
                                        && other.toKind().equals(covenant.toKind())
                                        && other.purpose().equals(covenant.purpose())
                                        && other.position() > covenant.position()
                                        && other.basis().equals(covenant.basis().replace("convenant", "wgs")))))
                .isEmpty();
        assertThat(bases.all().stream()
                        .filter(basis -> basis.to() == Role.KETENREGISSEUR
                                && basis.purpose().equals("ontvangst")
                                && basis.toKind().equals("riec")))
                .as("who looks along does so on the basis of its host")
                .extracting(LegalBases.LegalBasis::basis)
                .containsExactly("convenant-riec", "wgs-riec");
    }

    @Test
    void aSystemOfAnOfficerReadsAndJudges() {
        LegalBases.LegalBasis ground = ground();
        Api officer = Api.as(port, "fg.nijkerk");
        String judge = "/api/v1/grondslagen/" + ground.id() + "/oordelen";

        assertThat(officer.post(judge, "{\"klopt\":true}").status()).isEqualTo(204);
        assertThat(judged(officer, ground)).isTrue();
        assertThat(officer.post(judge, "{\"klopt\":false}").status()).isEqualTo(204);
        assertThat(judged(officer, ground)).isFalse();
        assertThat(officer.post(judge, "{}").status()).isEqualTo(400);
        assertThat(officer.post("/api/v1/grondslagen/999999/oordelen", "{\"klopt\":true}")
                        .status())
                .isEqualTo(404);
        assertThat(Api.as(port, "af.nijkerk").get("/api/v1/grondslagen").status())
                .isEqualTo(403);
        assertThat(Api.as(port, "af.nijkerk").post(judge, "{\"klopt\":true}").status())
                .isEqualTo(403);
        assertThat(ground().validatedBy(Set.of("GM0267"))).isFalse();
    }

    private static boolean judged(Api officer, LegalBases.LegalBasis ground) {
        for (JsonNode each : officer.get("/api/v1/grondslagen").json().path("grondslagen")) {
            if (each.path("id").asLong() == ground.id()) {
                return each.path("gevalideerd").asBoolean();
            }
        }
        throw new AssertionError("not listed");
    }

    @Test
    void theOfficerValidatesAGroundAndTakesThatBack() {
        LegalBases.LegalBasis ground = ground();
        Visit officer = new Visit(port).login("fg.nijkerk");
        assertThat(officer.get("/toegang").body()).contains("href=\"" + PAGE + "\"");
        String page = officer.get(PAGE).body();
        assertThat(page).contains("Stb. 2024, 380", "Meekijken vanaf de ontvangst", "Nog door niemand");

        officer.submit(PAGE + "/" + ground.id(), Visit.tokenIn(page), "klopt", "ja");
        assertThat(officer.get(PAGE).body()).contains("Bevestigd door de FG van gemeente Nijkerk op");
        assertThat(ground().validatedBy(Set.of("GM0267"))).isTrue();
        assertThat(ground().validatedBy(Set.of("GM0203")))
                .as("each for the own organisation")
                .isFalse();

        officer.submit(PAGE + "/" + ground.id(), officer.token(), "klopt", "nee");
        assertThat(ground().validatedBy(Set.of("GM0267"))).isFalse();
        assertThat(officer.get(PAGE).body()).contains("Klopt niet volgens de FG van gemeente Nijkerk");
    }

    @Test
    void nobodyElseReadsOrValidates() {
        Visit director = new Visit(port).login("keten.wvv");
        assertThat(director.get(PAGE).statusCode()).isEqualTo(403);
        assertThat(director.submit(PAGE + "/" + ground().id(), director.token(), "klopt", "ja")
                        .statusCode())
                .isEqualTo(403);
    }

    private LegalBases.LegalBasis ground() {
        return bases.all().stream()
                .filter(basis -> basis.basis().equals("wgs-zvh") && basis.to() == Role.ZORGCOORDINATOR)
                .findFirst()
                .orElseThrow();
    }
}
