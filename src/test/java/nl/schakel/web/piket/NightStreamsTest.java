package nl.schakel.web.piket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.piket.TrialNight;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.handover.Handovers;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An open page hears that something changed, as long as it may, and costs nothing while it listens. */
@SchakelTest
class NightStreamsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @LocalServerPort
    private int port;

    @Autowired
    private NightStreams streams;

    @Autowired
    private Calls calls;

    @Autowired
    private Handovers handovers;

    @Autowired
    private Directory directory;

    @Autowired
    private HikariDataSource database;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BeanFactory beans;

    private final List<Listening> open = new ArrayList<>();
    private TrialNight night;
    private Visit coordinator;

    @BeforeEach
    void aNight() {
        night = new TrialNight(beans);
        coordinator = new Visit(port).login(night.area.username("proefpiket-een"));
    }

    @AfterEach
    void hangUp() {
        open.forEach(Listening::close);
    }

    @Test
    void aNewCallIsHeardAndSoIsThatSomebodyHasIt() throws Exception {
        Listening list = listen(coordinator, "/piket/stroom");
        assertThat(list.header("Content-Type")).startsWith("text/event-stream");
        assertThat(list.header("Cache-Control")).contains("no-store");
        await().atMost(SOON).until(() -> list.heard("{\"wachten\":0}"));

        UUID call = night.call();
        await().atMost(SOON).until(() -> list.heard("{\"id\":\"" + call + "\",\"version\":2}"));
        await().atMost(SOON).until(() -> list.heard("{\"wachten\":1}"));

        Listening one = listen(coordinator, "/piket/" + call + "/stroom");
        await().atMost(SOON).until(() -> one.heard("\"version\":2"));
        int before = list.lines().size();
        calls.take(call, night.second);
        await().atMost(SOON).until(() -> one.heard("\"version\":3"));
        await().atMost(SOON)
                .until(() -> list.lines().subList(before, list.lines().size()).contains("data:{\"wachten\":0}"));
        assertThat(String.join("\n", list.lines()))
                .as("ids and numbers only")
                .matches("(?s)((event:(versie|alarm)|data:\\{[a-z0-9\":,{}-]+}|)\n?)*")
                .doesNotContain(night.area.code, "P-20");
    }

    @Test
    void whatOthersMayNotSeeTheyDoNotHear() throws Exception {
        TrialNight elsewhere = new TrialNight(beans);
        Visit stranger = new Visit(port).login(elsewhere.area.username("proefpiket-een"));
        Listening list = listen(stranger, "/piket/stroom");
        await().atMost(SOON).until(() -> list.heard("wachten"));

        UUID call = night.call();
        UUID own = elsewhere.call();

        await().atMost(SOON).until(() -> list.heard(own.toString()));
        assertThat(list.heard(call.toString())).isFalse();
        Listening one = listen(stranger, "/piket/" + call + "/stroom");
        Listening nothing = listen(stranger, "/piket/" + UUID.randomUUID() + "/stroom");
        assertThat(one.status()).isEqualTo(404);
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(stranger.get("/piket/alarm").body()).isEqualTo("{\"wachten\":1}");
    }

    @Test
    void whoListensLeavesOneRowForEachCaseThatIsTold() throws Exception {
        Listening list = listen(coordinator, "/piket/stroom");
        UUID call = night.call();
        await().atMost(SOON).until(() -> list.heard("{\"id\":\"" + call));
        calls.take(call, night.second);
        await().atMost(SOON).until(() -> list.heard("\"version\":3"));
        UUID second = night.call();
        await().atMost(SOON).until(() -> list.heard("{\"id\":\"" + second));

        assertThat(jdbc.sql("select shown::text from schakel.access_log where person = ? and why = 'piket-stroom'"
                                + " order by id")
                        .param(night.first.personId())
                        .query(String.class)
                        .list())
                .satisfiesExactly(
                        one -> assertThat(one).isEqualTo("{" + calls.get(call).dossier() + "}"),
                        both -> assertThat(both)
                                .contains(calls.get(call).dossier().toString())
                                .contains(calls.get(second).dossier().toString()));
    }

    @Test
    void whoSentTheCallIsNotAskedToTakeIt() {
        UUID call = night.call();
        assertThat(calls.open(night.officer)).extracting(Call::id).containsExactly(call);
        assertThat(streams.waiting(night.officer)).isZero();
        assertThat(streams.waiting(night.first)).isEqualTo(1);
        assertThat(streams.waiting(night.director)).isEqualTo(1);
        handovers.make(call, Viewer.SYSTEM);
        assertThat(streams.waiting(night.first))
                .as("in the morning its document lies ready, and still nobody has it")
                .isEqualTo(1);
        calls.take(call, night.first);
        assertThat(streams.waiting(night.second)).isZero();
    }

    @Test
    void theLineEndsWithTheSession() throws Exception {
        Listening list = listen(coordinator, "/piket/stroom");
        await().atMost(SOON).until(() -> list.heard("wachten"));
        streams.look(true);
        assertThat(list.ended()).isFalse();

        coordinator.submit("/uitloggen", coordinator.token());
        streams.look(true);
        await().atMost(SOON).until(list::ended);
    }

    @Test
    void theLineEndsWithTheRight() throws Exception {
        UUID call = night.call();
        Listening one = listen(coordinator, "/piket/" + call + "/stroom");
        await().atMost(SOON).until(() -> one.heard(call.toString()));
        jdbc.sql("delete from schakel.membership where person = ?")
                .param(night.first.personId())
                .update();
        directory.refresh();
        streams.look(true);
        await().atMost(SOON).until(one::ended);
    }

    @Test
    void openPagesHoldNoConnectionAndAreNotWithoutEnd() throws Exception {
        List<Listening> open = new ArrayList<>();
        for (int i = 0; i < NightStreams.AT_MOST_EACH; i++) {
            Listening one = listen(coordinator, "/piket/stroom");
            assertThat(one.status()).isEqualTo(200);
            await().atMost(SOON).until(() -> one.heard("wachten"));
            open.add(one);
        }
        assertThat(listen(coordinator, "/piket/stroom").status()).isEqualTo(429);
        await("all six listen and no connection is in use")
                .atMost(SOON)
                .until(() -> open.stream().noneMatch(Listening::ended)
                        && database.getHikariPoolMXBean().getActiveConnections() == 0);
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("night-speaker"))
                .hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void withoutLoginNobodyListens() {
        assertThat(new Visit(port).get("/piket/stroom").statusCode()).isIn(302, 401);
    }

    private Listening listen(Visit visit, String path) throws Exception {
        Listening listening = Listening.to(port, visit, path);
        open.add(listening);
        return listening;
    }
}
