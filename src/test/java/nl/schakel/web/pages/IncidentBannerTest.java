package nl.schakel.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.piket.Calls;
import nl.schakel.piket.TrialNight;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A call that nobody answered stands on every screen of who can take it, and on no other. */
@SchakelTest
class IncidentBannerTest {

    private static final String BANNER = "Een piketoproep is door niemand aangenomen";

    @LocalServerPort
    private int port;

    @Autowired
    private Calls calls;

    @Autowired
    private BeanFactory beans;

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
}
