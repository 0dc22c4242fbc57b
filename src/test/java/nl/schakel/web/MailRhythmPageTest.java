package nl.schakel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import nl.schakel.notification.MailPreferences;
import nl.schakel.notification.MailRhythm;
import nl.schakel.story.Story;
import nl.schakel.support.input.StaleChange;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each chooses how often mail comes, for themselves alone. */
@SchakelTest
class MailRhythmPageTest {

    private static final String[] JSON = {"Content-Type", "application/json"};

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

        choose(visit, "dag");
        assertThat(of("gebiedsteam.nijkerk")).isEqualTo(MailRhythm.DAG);
        assertThat(of("procesregie.nijkerk")).isEqualTo(MailRhythm.METEEN);
        choose(visit, "meteen");
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

    @Test
    void anOldScreenChangesNothingAndIsShownAgain() {
        Visit visit = new Visit(port).login("gebiedsteam.nijkerk");
        String old = visit.get("/instellingen").body();
        choose(visit, "uur");

        HttpResponse<String> refused = visit.submit(
                "/instellingen", Visit.tokenIn(old), "ritme", "dag", "versie", Visit.hidden(old, "versie"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("U koos intussen iets anders");
        assertThat(of("gebiedsteam.nijkerk")).isEqualTo(MailRhythm.UUR);
        choose(visit, "meteen");
    }

    @Test
    void aSystemOfTheirsChoosesWithTheVersionThatItSaw() {
        Api api = Api.as(port, "procesregie.nijkerk");
        Api.Answer read = api.get("/api/v1/mailritme");
        String seen = read.header("ETag");
        String hourly = "{\"ritme\":\"uur\"}";

        assertThat(api.send("PUT", "/api/v1/mailritme", hourly, JSON).status())
                .as("without a version")
                .isEqualTo(428);
        assertThat(of("procesregie.nijkerk")).isEqualTo(MailRhythm.METEEN);
        Api.Answer kept = api.send("PUT", "/api/v1/mailritme", hourly, with(seen));
        assertThat(kept.status()).isEqualTo(200);
        assertThat(of("procesregie.nijkerk")).isEqualTo(MailRhythm.UUR);
        Api.Answer older = api.send("PUT", "/api/v1/mailritme", "{\"ritme\":\"dag\"}", with(seen));
        assertThat(older.status()).isEqualTo(412);
        assertThat(older.json().at("/nu/ritme").asText()).isEqualTo("uur");
        assertThat(api.send("PUT", "/api/v1/mailritme", "{\"ritme\":\"nooit\"}", with("*"))
                        .status())
                .isEqualTo(400);
        assertThat(api.send("PUT", "/api/v1/mailritme", "{\"ritme\":\"meteen\"}", with(kept.header("ETag")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void ofTwoWhoChooseAtOnceOneIsTold() throws Exception {
        UUID person = story.viewer("balie.nijkerk").personId();
        preferences.choose(person, "meteen", null);
        String seen = preferences.chosen(person).version();
        CountDownLatch ready = new CountDownLatch(1);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> kept = Stream.of("uur", "dag")
                    .map(rhythm -> both.submit(() -> {
                        ready.await();
                        try {
                            preferences.choose(person, rhythm, seen);
                            return true;
                        } catch (StaleChange older) {
                            return false;
                        }
                    }))
                    .toList();
            ready.countDown();
            assertThat(List.of(kept.get(0).get(), kept.get(1).get())).containsExactlyInAnyOrder(true, false);
        } finally {
            both.shutdownNow();
        }
    }

    private static void choose(Visit visit, String rhythm) {
        String page = visit.get("/instellingen").body();
        visit.submit("/instellingen", Visit.tokenIn(page), "ritme", rhythm, "versie", Visit.hidden(page, "versie"));
    }

    private static String[] with(String version) {
        return new String[] {"Content-Type", "application/json", "If-Match", version};
    }

    private MailRhythm of(String username) {
        return preferences.of(story.viewer(username).personId());
    }
}
