package nl.schakel.web.werkbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.process.move.MoveRun;
import nl.schakel.process.move.MovedVersions;
import nl.schakel.process.rules.ShippedBundle;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A director lets running cases move: sees what would come of each, chooses where they go on, asks; a colleague says yes. */
@SchakelTest
@TestPropertySource(properties = "schakel.test-world=verhuizen")
class MovePageTest {

    private static final String PAGE = "/werkbank/verhuizen";
    private static final String API = "/api/v1/modellen/verhuizingen";
    private static final String WHY = "De regio spreekt het anders af (verzonnen).";

    @LocalServerPort
    private int port;

    @Autowired
    private MovedVersions versions;

    @Autowired
    private MoveRun run;

    @Autowired
    private Story story;

    @Autowired
    private JdbcClient jdbc;

    private Visit director;
    private UUID old;
    private UUID renamed;
    private String reference;
    private UUID dossier;

    @BeforeEach
    void aCaseAtAStepThatGoes() {
        director = new Visit(port).login("keten.wvv");
        old = versions.national();
        renamed = versions.approved(
                "wvv",
                ShippedBundle.whole()
                        .changed("regio.bpmn", text -> text.replace("Task_ZaakOntvangen", "Task_ZaakAannemen"))
                        .changed("termijnen.dmn", text -> text.replace("\"zaak-ontvangen\"", "\"zaak-aannemen\""))
                        .bytes());
        dossier = story.report(Story.plain()).dossier();
        story.does("af.nijkerk", dossier, "signaal-beoordelen", Story.triage("persoon", "ja"));
        reference = story.state(dossier).reference();
    }

    @Test
    void theWholeWayOnPages() {
        String version = director.get("/werkbank/besluit/" + renamed).body();
        assertThat(version).contains("Lopende zaken", "Laat lopende zaken meeverhuizen", "West Veluwe Vallei");

        String plan =
                director.submit(PAGE + "/proef", director.token(), fields("")).body();
        assertThat(plan)
                .contains("Waar gaan deze zaken verder?", "Zaken bij &#39;Zaak ontvangen&#39;")
                .contains(reference, "blijft bij de oude versie", "Staat bij: Zaak ontvangen.")
                .doesNotContain("??verhuizen", dossier.toString());
        String chosen = director.submit(PAGE + "/proef", director.token(), fields("", choice()))
                .body();
        assertThat(chosen).contains("kan verhuizen").doesNotContain("Staat bij: Zaak ontvangen.");

        HttpResponse<String> empty = director.submit(PAGE, director.token(), fields("", choice()));
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).contains("Schrijf kort op waarom.", "selected=\"selected\"");
        HttpResponse<String> asked = director.submit(PAGE, director.token(), fields(WHY, choice()));
        assertThat(asked.statusCode()).isEqualTo(302);
        String address = asked.headers().firstValue("Location").orElseThrow();
        assertThat(director.get(address).body())
                .contains(WHY, "wacht op een tweede persoon", "Iemand anders kijkt hiernaar", "gaan verder bij")
                .doesNotContain("Keur goed en verhuis", "??verhuizen");

        Visit second = new Visit(port).login("keten2.wvv");
        assertThat(second.get(PAGE).body()).contains(address, WHY);
        assertThat(second.get(address).body()).contains("Keur goed en verhuis", reference, "kan verhuizen");
        assertThat(second.submit(address + "/afwijzen", second.token(), "waarom", "")
                        .body())
                .contains("Schrijf op waarom niet");
        assertThat(second.submit(address + "/goedkeuren", second.token(), "toelichting", "Goed idee (verzonnen).")
                        .statusCode())
                .isEqualTo(302);
        run.look();
        assertThat(second.get(address).body())
                .contains("klaar", "Wat kwam er van elke zaak?", reference, "verhuisd", "Goed idee (verzonnen).")
                .doesNotContain("??verhuizen");
        assertThat(story.steps(dossier)).contains("zaak-aannemen");
        assertThat(new Visit(port).login("keten.noord").get(address).statusCode())
                .isEqualTo(404);
        assertThat(new Visit(port).login("af.nijkerk").get(PAGE).statusCode()).isIn(403, 404);
    }

    @Test
    void eachLookAtCasesLeavesOneRowThatNamesThem() {
        long before = rows();

        director.submit(PAGE + "/proef", director.token(), fields(""));

        assertThat(rows() - before).isEqualTo(1);
        assertThat(jdbc.sql("select ? = any(shown) from schakel.access_log where username = 'keten.wvv'"
                                + " order by id desc limit 1")
                        .param(dossier)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void theSameOverTheApi() {
        Api api = Api.as(port, "keten.wvv");
        String body =
                "{\"regio\":\"wvv\",\"van\":\"%s\",\"naar\":\"%s\",\"reden\":\"%s\"}".formatted(old, renamed, WHY);

        Api.Answer tried = api.post(API + "/proef", body);
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.json().path("verdwenen").findValuesAsText("naam")).contains("Zaak ontvangen");
        assertThat(tried.json().path("zaken").findValuesAsText("referentie")).contains(reference);
        assertThat(tried.raw().body()).doesNotContain(dossier.toString());
        Api.Answer asked = api.post(API, body);
        assertThat(asked.status()).isEqualTo(201);
        String address = API + "/" + asked.json().path("id").asText();
        assertThat(api.post(address + "/goedkeuring", "{}").status()).isEqualTo(400);
        assertThat(Api.as(port, "keten.noord").get(address).status()).isEqualTo(404);
        assertThat(Api.as(port, "af.nijkerk").get(address).status()).isEqualTo(403);
        Api second = Api.as(port, "keten2.wvv");
        assertThat(second.post(address + "/goedkeuring", "{}")
                        .json()
                        .path("stand")
                        .asText())
                .isEqualTo("loopt");
        run.look();
        Api.Answer done = second.get(address);
        assertThat(done.json().path("stand").asText()).isEqualTo("klaar");
        assertThat(done.json().path("zaken").findValuesAsText("reden")).contains("stap-weg");
        assertThat(second.post(address + "/herhaling", "{}")
                        .json()
                        .path("stand")
                        .asText())
                .isEqualTo("loopt");
        run.look();
        assertThat(api.delete(address).status()).isEqualTo(400);
    }

    private String[] fields(String why, String... steps) {
        String[] fields = new String[8 + 2 * steps.length];
        String[] first = {"regio", "wvv", "van", old.toString(), "naar", renamed.toString(), "reden", why};
        System.arraycopy(first, 0, fields, 0, first.length);
        for (int i = 0; i < steps.length; i++) {
            fields[8 + 2 * i] = "stap";
            fields[9 + 2 * i] = steps[i];
        }
        return fields;
    }

    private static String choice() {
        return "regio/Task_ZaakOntvangen/Task_ZaakAannemen";
    }

    private long rows() {
        return jdbc.sql("select count(*) from schakel.access_log where username = 'keten.wvv'")
                .query(Long.class)
                .single();
    }
}
