package nl.schakel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import nl.schakel.SchakelTest;
import nl.schakel.notification.MailPreferences;
import nl.schakel.notification.MailRhythm;
import nl.schakel.story.Story;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each chooses how often mail comes, for themselves alone. */
@SchakelTest
class MailRhythmPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private MailPreferences preferences;

    @Autowired
    private Story story;

    @Test
    void somebodyChoosesForThemselves() {
        Visit visit = new Visit(port).login("gebiedsteam.nijkerk");
        assertThat(visit.get("/taken").body()).contains("href=\"/instellingen\"");
        assertThat(visit.get("/instellingen").body()).contains("Hoe vaak wilt u mail");
        assertThat(of("gebiedsteam.nijkerk")).isEqualTo(MailRhythm.METEEN);

        visit.submit("/instellingen", visit.token(), "ritme", "dag");
        assertThat(of("gebiedsteam.nijkerk")).isEqualTo(MailRhythm.DAG);
        assertThat(of("procesregie.nijkerk")).isEqualTo(MailRhythm.METEEN);
        visit.submit("/instellingen", visit.token(), "ritme", "meteen");
        assertThat(of("gebiedsteam.nijkerk")).isEqualTo(MailRhythm.METEEN);
    }

    @Test
    void anythingElseIsRefusedAtItsField() {
        Visit visit = new Visit(port).login("gebiedsteam.nijkerk");
        for (String wrong : new String[] {"", "nooit"}) {
            HttpResponse<String> refused = visit.submit("/instellingen", visit.token(), "ritme", wrong);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("id=\"fout-ritme\"");
        }
        assertThat(new Visit(port).get("/instellingen").statusCode()).isNotEqualTo(200);
    }

    private MailRhythm of(String username) {
        return preferences.of(story.viewer(username).personId());
    }
}
