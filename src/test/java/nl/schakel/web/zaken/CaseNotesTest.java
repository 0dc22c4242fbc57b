package nl.schakel.web.zaken;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.Disclosure;
import nl.schakel.access.Part;
import nl.schakel.access.Parties;
import nl.schakel.access.Scope;
import nl.schakel.organisation.GroupId;
import nl.schakel.signal.Dossiers;
import nl.schakel.signal.Outcome;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notes and contact moments: somebody who phoned writes it down in the case, for the own group and for who was chosen, and
 * what is about care goes to nobody who need not know of that (R7, R8, R9, R10).
 */
@SchakelTest
class CaseNotesTest {

    private static final String DIRECTOR = "ketenregisseur@wvv";
    private static final String CARE = "zorgcoordinator@zorg-wvv";
    private static final String RIEC = "riec@riec-on";
    private static final String LOCAL = "ondermijning@GM0267";
    private static final List<String> OTHERS =
            List.of("keten.wvv", "zorg.wvv", "tmm.oost", "nla.oost", "riec.on", "ondermijning.nijkerk");

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private Parties parties;

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private UUID dossier;
    private String text;

    @BeforeEach
    void aCaseOnWhichManyWork() {
        dossier = story.report(Story.plain()).dossier();
        for (String group : List.of(DIRECTOR, CARE, RIEC, LOCAL, "tmm@politie-oost", "nla@nla-oost")) {
            parties.join(dossier, GroupId.parse(group), Scope.VOLLEDIG, "proef");
        }
        text = "Gebeld met de wijkagent " + UUID.randomUUID();
    }

    @Test
    void aNoteIsForTheOwnGroupUnlessSomebodyIsChosen() {
        assertThat(write("af.nijkerk", "telefoon", "nee").status()).isEqualTo(201);

        assertThat(page("af.nijkerk"))
                .contains(text, "Telefoongesprek", "Anouk van Dam (fictief)", "Alleen voor de eigen groep");
        assertThat(Api.as(port, "af.nijkerk")
                        .get("/api/v1/zaken/" + dossier)
                        .json()
                        .at("/notities/0/tekst")
                        .asText())
                .isEqualTo(text);
        OTHERS.forEach(this::readsNothing);
        assertThat(parties.disclosures(dossier))
                .noneMatch(disclosure -> disclosure.purpose().equals("notitie"));
    }

    @Test
    void whoWasChosenReadsItAlsoAfterTheEndAndNobodyElseDoes() {
        assertThat(write("af.nijkerk", "bezoek", "nee", DIRECTOR, RIEC).status())
                .isEqualTo(201);
        everybodyReads();
        String task = story.task(dossier, "signaal-beoordelen").id();
        assertThat(new Visit(port).login("af.nijkerk").get("/taken/" + task).body())
                .as("also beside a task")
                .contains(text);

        transaction.executeWithoutResult(status -> dossiers.close(dossier, Outcome.HULP_GEREGELD));
        everybodyReads();

        parties.leave(dossier, GroupId.parse(RIEC));
        assertThat(new Visit(port).login("riec.on").get("/zaken/" + dossier).statusCode())
                .isEqualTo(404);
    }

    private void everybodyReads() {
        assertThat(page("keten.wvv")).contains(text);
        assertThat(page("riec.on")).contains(text);
        List.of("zorg.wvv", "tmm.oost", "nla.oost", "ondermijning.nijkerk").forEach(this::readsNothing);
    }

    /** R10: to another organisation it takes a basis, and what was shared is a note. */
    @Test
    void sharingWithAnotherOrganisationIsRecorded() {
        write("af.nijkerk", "telefoon", "nee", DIRECTOR, LOCAL);

        List<Disclosure> notes = parties.disclosures(dossier).stream()
                .filter(disclosure -> disclosure.purpose().equals("notitie"))
                .toList();
        assertThat(notes).hasSize(1).first().satisfies(disclosure -> {
            assertThat(disclosure.from()).isEqualTo("GM0267");
            assertThat(disclosure.to()).hasToString(DIRECTOR);
            assertThat(disclosure.basis()).isEqualTo("convenant-zvh");
            assertThat(disclosure.parts()).isEqualTo(Set.of(Part.NOTITIES));
        });
    }

    @Test
    void whatIsAboutCareGoesToNobodyWhoNeedNotKnowOfCare() {
        for (String outside : List.of(RIEC, LOCAL, "nla@nla-oost")) {
            refused(write("af.nijkerk", "telefoon", "ja", outside), "gedeeldMet");
            // whoever cares writes of care, whatever is said
            refused(write("zorg.wvv", "telefoon", "nee", outside), "gedeeldMet");
        }
        refused(write("af.nijkerk", "telefoon", null, RIEC), "overZorg");
        assertThat(jdbc.sql("select count(*) from schakel.case_note where dossier_id = ?")
                        .param(dossier)
                        .query(Integer.class)
                        .single())
                .isZero();

        assertThat(write("zorg.wvv", "telefoon", null, DIRECTOR, "tmm@politie-oost")
                        .status())
                .isEqualTo(201);
        assertThat(page("tmm.oost")).contains(text, "gaat over zorg");
        List.of("riec.on", "nla.oost", "ondermijning.nijkerk", "af.nijkerk").forEach(this::readsNothing);
    }

    /** Neither the choice nor the note itself tells who cares. */
    @Test
    void whoNeedNotKnowOfCareReadsNoNamesOfWhoCares() {
        String label = "Zorgcoördinator, Zorgcoördinatie West Veluwe Vallei";
        write("af.nijkerk", "notitie", "nee", RIEC, CARE);

        assertThat(page("riec.on")).contains(text, "RIEC").doesNotContain(label);
        assertThat(Api.as(port, "riec.on").get("/api/v1/zaken/" + dossier).raw().body())
                .contains(text)
                .doesNotContain(CARE);
        assertThat(page("zorg.wvv")).contains(text, label);
        String form = new Visit(port)
                .login("riec.on")
                .get("/zaken/" + dossier + "/notities/nieuw")
                .body();
        assertThat(form).contains("Aandachtsfunctionaris").doesNotContain(CARE, label);
        refused(write("riec.on", "notitie", "nee", CARE), "gedeeldMet");
    }

    @Test
    void thePageKeepsWhatWasTypedAndSaysWhatIsMissing() {
        Visit officer = new Visit(port).login("af.nijkerk");
        String token = Visit.tokenIn(
                officer.get("/zaken/" + dossier + "/notities/nieuw").body());
        String address = "/zaken/" + dossier + "/notities";

        HttpResponse<String> refused =
                officer.submit(address, token, "tekst", text, "soort", "telefoon", "gedeeldMet", DIRECTOR);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Kies of dit over zorg of hulp gaat.", text);

        HttpResponse<String> kept = officer.submit(
                address, token, "tekst", text, "soort", "telefoon", "overZorg", "ja", "gedeeldMet", DIRECTOR);
        assertThat(kept.statusCode()).isEqualTo(302);
        assertThat(page("keten.wvv")).contains(text);
    }

    @Test
    void anOutsiderWritesNothingAndLearnsNothing() {
        for (String outsider : List.of("af.ede", "balie.nijkerk", "beheer", "opvang.haven")) {
            assertThat(write(outsider, "notitie", "nee").status()).as(outsider).isEqualTo(404);
            assertThat(new Visit(port)
                            .login(outsider)
                            .get("/zaken/" + dossier + "/notities/nieuw")
                            .statusCode())
                    .isEqualTo(404);
        }
        // who was asked one question does not write in the case
        parties.join(dossier, GroupId.parse("veiligthuis@veiligthuis-gm"), Scope.VRAAG, "partner-vraag");
        assertThat(write("veiligthuis.gm", "notitie", "nee").status()).isEqualTo(404);
        // a group that does not work on the case is no choice
        refused(write("af.nijkerk", "notitie", "nee", "aandachtsfunctionaris@GM0228"), "gedeeldMet");
    }

    /** R8 and R9: the look leaves a row without a word of the note, which is sealed and stands nowhere else. */
    @Test
    void theDeedIsLoggedAndTheWordsAreSealed() {
        int before = rows();
        write("af.nijkerk", "telefoon", "nee", DIRECTOR);

        assertThat(rows()).isEqualTo(before + 1);
        for (String place : List.of(
                "select count(*) from schakel.case_note t where t::text like ?",
                "select count(*) from schakel.access_log t where t::text like ?",
                "select count(*) from schakel.timeline_entry t where t::text like ?",
                "select count(*) from schakel.outbox t where t::text like ?",
                "select count(*) from camunda.act_ru_variable t where t::text like ?")) {
            assertThat(jdbc.sql(place)
                            .param("%" + text + "%")
                            .query(Integer.class)
                            .single())
                    .as(place)
                    .isZero();
        }
    }

    private int rows() {
        return jdbc.sql("select count(*) from schakel.access_log where dossier_id = ? and username = 'af.nijkerk'")
                .param(dossier)
                .query(Integer.class)
                .single();
    }

    private void refused(Api.Answer answer, String field) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
        assertThat(answer.raw().body()).contains("\"" + field + "\"");
    }

    private void readsNothing(String username) {
        assertThat(page(username)).as(username).doesNotContain(text);
        assertThat(Api.as(port, username).get("/api/v1/zaken/" + dossier).raw().body())
                .as(username)
                .doesNotContain(text);
    }

    private String page(String username) {
        HttpResponse<String> page = new Visit(port).login(username).get("/zaken/" + dossier);
        assertThat(page.statusCode()).as(username).isEqualTo(200);
        return page.body();
    }

    private Api.Answer write(String username, String kind, String care, String... sharedWith) {
        String groups = sharedWith.length == 0 ? "" : "\"" + String.join("\",\"", sharedWith) + "\"";
        return Api.as(port, username)
                .post(
                        "/api/v1/zaken/" + dossier + "/notities",
                        "{\"soort\":\"" + kind + "\",\"tekst\":\"" + text + "\",\"overZorg\":"
                                + (care == null ? "null" : "\"" + care + "\"") + ",\"gedeeldMet\":[" + groups + "]}");
    }
}
