package nl.schakel.web.zaken;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.access.Parties;
import nl.schakel.access.Presence;
import nl.schakel.access.Scope;
import nl.schakel.organisation.GroupId;
import nl.schakel.story.Story;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has a case open sees who else has, as far as they may know of each other, and nothing of it is kept. */
@SchakelTest
class CasePresenceTest {

    private static final String OFFICER = "Geopend door Anouk van Dam (fictief), Aandachtsfunctionaris";

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private Parties parties;

    @Autowired
    private Presence presence;

    @Autowired
    private JdbcClient jdbc;

    private UUID dossier;
    private Visit officer;
    private Visit director;

    @BeforeEach
    void aCaseOnWhichSomePeopleWork() {
        dossier = story.report(Story.plain()).dossier();
        for (String group : new String[] {"ketenregisseur@wvv", "riec@riec-on", "zorgcoordinator@zorg-wvv"}) {
            parties.join(dossier, GroupId.parse(group), Scope.VOLLEDIG, "proef");
        }
        officer = new Visit(port).login("af.nijkerk");
        director = new Visit(port).login("keten.wvv");
    }

    @Test
    void whoOpensACaseSeesWhoElseHasItOpenAndSinceWhen() {
        assertThat(officer.get("/zaken/" + dossier).body()).doesNotContain("Geopend door");

        assertThat(director.get("/zaken/" + dossier).body())
                .containsPattern(Pattern.quote(OFFICER) + "[^<]*, om \\d\\d:\\d\\d uur");
        assertThat(officer.get("/zaken/" + dossier + "/aanwezig").body())
                .contains("Ketenregisseur", "hx-get")
                .doesNotContain("Anouk van Dam");
    }

    @Test
    void aTaskPageSaysItToo() {
        director.get("/zaken/" + dossier);
        String task = story.task(dossier, "signaal-beoordelen").id();

        assertThat(officer.get("/taken/" + task).body()).contains("Geopend door", "Ketenregisseur");
        assertThat(director.get("/zaken/" + dossier).body()).contains(OFFICER);
    }

    /** R7: who may not know that a party works on the case does not learn it from an open page. */
    @Test
    void whoMayNotKnowOfAPartyDoesNotSeeItsPeople() {
        new Visit(port).login("zorg.wvv").get("/zaken/" + dossier);
        Visit riec = new Visit(port).login("riec.on");

        assertThat(riec.get("/zaken/" + dossier).body()).doesNotContain("Geopend door");
        assertThat(riec.get("/zaken/" + dossier + "/aanwezig").body()).doesNotContain("Geopend door");
        assertThat(director.get("/zaken/" + dossier).body())
                .containsPattern("Geopend door [^<]*Zorgcoördinator")
                .containsPattern("Geopend door [^<]*RIEC");
    }

    @Test
    void itIsForgottenWithinMinutes() {
        officer.get("/zaken/" + dossier);
        jdbc.sql("update schakel.presence set seen_at = now() - interval '4 minutes' where dossier_id = ?")
                .param(dossier)
                .update();

        assertThat(director.get("/zaken/" + dossier).body()).doesNotContain("Geopend door");
        presence.forget();
        assertThat(jdbc.sql(
                                "select count(*) from schakel.presence where dossier_id = ? and seen_at < now() - interval '3 minutes'")
                        .param(dossier)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void askingAgainAndAgainKeepsNoSessionAliveAndAnOutsiderLearnsNothing() {
        officer.get("/zaken/" + dossier);
        long before = lastAccess();
        HttpResponse<String> asked = officer.get("/zaken/" + dossier + "/aanwezig");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(lastAccess()).isEqualTo(before);

        assertThat(new Visit(port).get("/zaken/" + dossier + "/aanwezig").statusCode())
                .isEqualTo(401);
        assertThat(new Visit(port)
                        .login("af.ede")
                        .get("/zaken/" + dossier + "/aanwezig")
                        .statusCode())
                .isEqualTo(404);
    }

    private long lastAccess() {
        return jdbc.sql("select last_access_time from schakel.spring_session where session_id = ?")
                .param(officer.session())
                .query(Long.class)
                .single();
    }
}
