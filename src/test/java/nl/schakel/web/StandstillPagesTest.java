package nl.schakel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import nl.schakel.SchakelTest;
import nl.schakel.piket.TrialNight;
import nl.schakel.support.background.WorkByHand;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands still shows in a health group of its own and on the pages of who has duty, and takes no node away. */
@SchakelTest
class StandstillPagesTest {

    private static final String SAID = "Sms gaat nu niet goed uit.";

    private static final String WATCH = "alarmlijnen-bewaken";

    @LocalServerPort
    private int port;

    @Autowired
    private WorkByHand work;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BeanFactory beans;

    @AfterEach
    void over() {
        jdbc.sql("delete from schakel.standstill").update();
        work.does(WATCH);
        soon().until(() -> status("/actuator/health/alarmering") == 200);
    }

    @Test
    void itShowsUntilItIsOver() {
        TrialNight night = new TrialNight(beans);
        Visit coordinator = new Visit(port).login(night.area.username("proefpiket-een"));
        Visit caretaker = new Visit(port).login("beheer");
        Visit other = new Visit(port).login("af.nijkerk");
        assertThat(status("/actuator/health/alarmering")).isEqualTo(200);
        assertThat(coordinator.get("/taken").body()).doesNotContain(SAID);

        // as a node sees it that sees it again and again
        jdbc.sql(
                        "insert into schakel.standstill (part, cause, seen_at) values ('sms', 'mislukt', now() + interval '1 day')")
                .update();
        work.does(WATCH);

        soon().until(() -> status("/actuator/health/alarmering") == 503);
        assertThat(status("/actuator/health"))
                .as("the whole does not say that all is well")
                .isEqualTo(503);
        assertThat(status("/actuator/health/readiness")).isEqualTo(200);
        assertThat(status("/actuator/health/liveness")).isEqualTo(200);
        assertThat(Api.anonymous(port).get("/actuator/health/alarmering").raw().body())
                .as("no more than a word for who is not signed in")
                .doesNotContain("sms");
        soon().until(() -> coordinator.get("/piket/balk").body().contains(SAID));
        soon().until(() -> coordinator.get("/taken").body().contains(SAID));
        assertThat(other.get("/taken").body()).doesNotContain(SAID);
        assertThat(caretaker.get("/storingen").body())
                .contains("Sms</strong>: <span>elke poging mislukt", "Dit staat nog stil");

        jdbc.sql("update schakel.standstill set seen_at = now() - interval '1 minute'")
                .update();
        work.does(WATCH);
        soon().until(() -> status("/actuator/health/alarmering") == 200);
        soon().until(() -> !coordinator.get("/piket/balk").body().contains(SAID));
        assertThat(caretaker.get("/storingen").body()).contains("Weer in orde:");
    }

    private int status(String path) {
        return Api.anonymous(port).get(path).status();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30));
    }
}
