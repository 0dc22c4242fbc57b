package nl.schakel.web.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.piket.TrialNight;
import nl.schakel.piket.alarm.Incidents;
import nl.schakel.piket.call.CallStatus;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.handover.Handovers;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A call that nobody answered stands on every screen of who can take it, and on no other. */
@SchakelTest
class IncidentBannerTest {

    private static final String BANNER = "Een piketoproep is door niemand aangenomen";

    private static final Pattern MARK = Pattern.compile("data-mark=\"([^\"]+)\"");
    private static final Duration SOON = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    @Autowired
    private Calls calls;

    @Autowired
    private Handovers handovers;

    @Autowired
    private Incidents incidents;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void itStandsUntilSomebodyTakesTheCall() {
        TrialNight night = new TrialNight(beans);
        TrialNight elsewhere = new TrialNight(beans);
        UUID call = night.call();
        Visit director = new Visit(port).login(night.area.username("proefpiket-regie"));
        Visit coordinator = new Visit(port).login(night.area.username("proefpiket-een"));
        List<Visit> others = List.of(
                new Visit(port).login(elsewhere.area.username("proefpiket-een")),
                new Visit(port).login("politie.nacht"),
                new Visit(port).login("af.nijkerk"),
                new Visit(port));
        assertThat(director.get("/taken").body()).doesNotContain(BANNER);

        calls.incident(call, true);

        for (String page : List.of("/taken", "/zaken", "/piket", "/piket/rooster", "/melden")) {
            assertThat(director.get(page).body())
                    .as(page)
                    .contains(
                            BANNER,
                            "href=\"/piket/" + call + "\"",
                            calls.get(call).number());
            assertThat(coordinator.get(page).body()).as(page).contains(BANNER);
        }
        others.forEach(other -> assertThat(other.get("/melden").body()).doesNotContain(BANNER, call.toString()));

        calls.take(call, night.first);
        assertThat(director.get("/taken").body()).doesNotContain(BANNER);
    }

    @Test
    void anOpenPageThatAsksHearsThatItComesAndGoes() {
        TrialNight night = new TrialNight(beans);
        TrialNight elsewhere = new TrialNight(beans);
        UUID call = night.call();
        Visit director = new Visit(port).login(night.area.username("proefpiket-regie"));
        Visit other = new Visit(port).login(elsewhere.area.username("proefpiket-een"));
        Visit officer = new Visit(port).login("politie.nacht");
        String drawn = mark(director.get("/taken").body());
        await().atMost(SOON)
                .until(() -> director.get("/piket/balk", "If-None-Match", drawn).statusCode() == 304);
        assertThat(director.get("/piket/balk").body()).contains("data-mark").doesNotContain(BANNER);

        calls.incident(call, true);
        await().atMost(SOON)
                .until(() -> director.get("/piket/balk", "If-None-Match", drawn).statusCode() == 200);
        HttpResponse<String> bar = director.get("/piket/balk");
        assertThat(bar.body())
                .contains(
                        BANNER,
                        "href=\"/piket/" + call + "\"",
                        calls.get(call).number(),
                        mark(director.get("/taken").body()).replace("\"", ""));
        assertThat(bar.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(other.get("/piket/balk").body()).doesNotContain(BANNER, call.toString());
        assertThat(officer.get("/piket/balk").body()).doesNotContain(BANNER, call.toString());
        assertThat(officer.get("/melden").body()).as("does not ask").doesNotContain("data-attention");
        assertThat(new Visit(port).get("/piket/balk").statusCode()).isEqualTo(401);

        calls.take(call, night.first);
        await().atMost(SOON).until(() -> !director.get("/piket/balk").body().contains(BANNER));
    }

    /** What one node remembers for a few seconds is not what another has to know. */
    @Test
    void twoNodesEachLookForThemselves() {
        TrialNight night = new TrialNight(beans);
        UUID call = night.call();
        List<Incidents> nodes = Stream.generate(
                        () -> context.getAutowireCapableBeanFactory().createBean(Incidents.class))
                .limit(2)
                .toList();
        assertThat(nodes)
                .allSatisfy(node -> assertThat(node.recently(night.director))
                        .extracting(Incidents.Standing::incidents, Incidents.Standing::waiting)
                        .containsExactly(List.of(), 1));

        calls.incident(call, true);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(nodes)
                        .allSatisfy(
                                node -> assertThat(node.recently(night.director).incidents())
                                        .extracting(Incidents.Incident::call)
                                        .containsExactly(call)));

        calls.take(call, night.first);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(nodes)
                        .allSatisfy(node -> assertThat(node.recently(night.director))
                                .extracting(Incidents.Standing::incidents, Incidents.Standing::waiting)
                                .containsExactly(List.of(), 0)));
    }

    /** In the morning the system lays the document ready, whether anybody searched or not. */
    @Test
    void aCallThatNobodyTookWaitsAlsoWhenItsDocumentLiesReady() {
        TrialNight night = new TrialNight(beans);
        UUID call = night.call();

        handovers.make(call, Viewer.SYSTEM);

        assertThat(calls.get(call).status()).isEqualTo(CallStatus.OVERDRACHT);
        assertThat(incidents.of(night.director))
                .extracting(Incidents.Standing::incidents, Incidents.Standing::waiting)
                .containsExactly(List.of(), 1);
        calls.take(call, night.first);
        assertThat(incidents.of(night.director))
                .extracting(Incidents.Standing::incidents, Incidents.Standing::waiting)
                .containsExactly(List.of(), 0);
    }

    @Test
    void askingAgainIsOneLookInFiveMinutesAndKeepsNoSessionAlive() {
        TrialNight night = new TrialNight(beans);
        calls.incident(night.call(), true);
        String name = night.area.username("proefpiket-regie");
        Visit director = new Visit(port).login(name);
        jdbc.sql("update schakel.spring_session set last_access_time = last_access_time - 3600000"
                        + " where session_id = ?")
                .param(director.session())
                .update();
        long before = lastAccess(director);
        int looks = looks(night.director.personId());

        assertThat(director.get("/piket/balk").statusCode()).isEqualTo(200);
        assertThat(lastAccess(director)).isEqualTo(before);
        assertThat(looks(night.director.personId())).isEqualTo(looks + 1);
        assertThat(director.get("/piket/balk").statusCode()).isEqualTo(200);
        assertThat(looks(night.director.personId())).isEqualTo(looks + 1);

        assertThat(director.get("/taken").statusCode()).isEqualTo(200);
        assertThat(lastAccess(director)).as("somebody who opens a page does").isGreaterThan(before);
    }

    private long lastAccess(Visit visit) {
        return jdbc.sql("select last_access_time from schakel.spring_session where session_id = ?")
                .param(visit.session())
                .query(Long.class)
                .single();
    }

    private int looks(UUID person) {
        return jdbc.sql("select count(*) from schakel.access_log where person = ?")
                .param(person)
                .query(Integer.class)
                .single();
    }

    /** As a page sends it back. */
    private static String mark(String page) {
        Matcher found = MARK.matcher(page);
        assertThat(found.find()).isTrue();
        return '"' + found.group(1) + '"';
    }
}
