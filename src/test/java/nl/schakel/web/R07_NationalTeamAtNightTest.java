package nl.schakel.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import nl.schakel.piket.TrialArea;
import nl.schakel.piket.TrialNight;
import nl.schakel.piket.alarm.Incidents;
import nl.schakel.piket.call.Calls;
import nl.schakel.placement.Invented;
import nl.schakel.placement.Placements;
import nl.schakel.process.routes.night.NightService;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** R7 at night: the national team has what nobody else has, and finds no call of a region with people of its own. */
@SchakelTest
class R07_NationalTeamAtNightTest {

    @Autowired
    private NightService desk;

    private static final String CALLS = "/api/v1/piket/oproepen/";

    /** Ede lies in the demo region, which has coordinators; Amsterdam lies in none. */
    private static final String EDE = "GM0228";

    private static final String AMSTERDAM = "GM0363";

    @LocalServerPort
    private int port;

    @Autowired
    private Calls calls;

    @Autowired
    private Incidents incidents;

    @Autowired
    private Placements placements;

    @Autowired
    private Story story;

    @Autowired
    private BeanFactory beans;

    private final Viewer police = new Viewer(UUID.randomUUID(), "politie", Set.of(GroupId.parse("tmm@politie-proef")));
    private Invented invented;
    private UUID made;

    @BeforeEach
    void people() {
        invented = new Invented(beans);
    }

    @AfterEach
    void theNightIsOver() {
        if (made != null) {
            desk.withdraw(made, "vergissing", Viewer.SYSTEM);
        }
    }

    @Test
    void aCallOfARegionWithCoordinatorsExistsForThoseAndForNobodyElse() {
        made = call("piket-wvv", EDE);
        Map.of(
                        "piket.een",
                        true,
                        "piket.twee",
                        true,
                        "keten.wvv",
                        true,
                        "landelijk",
                        false,
                        "opvang.haven",
                        false,
                        "af.ede",
                        false,
                        "comensha",
                        false,
                        "beheer",
                        false)
                .forEach(this::sees);
    }

    @Test
    void whatNoRegionAnswersForIsTheNationalTeamsToo() {
        made = call("piket-wvv", AMSTERDAM);
        sees("landelijk", true);
        sees("piket.een", true);
        sees("af.ede", false);
        assertThat(Api.as(port, "landelijk")
                        .post(CALLS + made + "/intrekking", "{}")
                        .status())
                .isEqualTo(200);
        made = null;
    }

    @Test
    void anAreaWithoutCoordinatorsOrWithoutADirectorIsTheNationalTeamsUntilItHasThem() {
        TrialArea area = new TrialArea(beans);
        made = call(area.code, null);
        sees("landelijk", true);
        area.coordinator("proef-een");
        sees("landelijk", true);
        area.director("proef-regie");
        sees("landelijk", false);
        sees(area.username("proef-een"), true);
        sees(area.username("proef-regie"), true);
    }

    /** List, page, part of the page, stream, API and taps agree; to an outsider it is as if the call did not exist. */
    private void sees(String who, boolean visible) {
        Visit visit = new Visit(port).login(who);
        Api api = Api.as(port, who);
        UUID nowhere = UUID.randomUUID();
        String id = made.toString();
        assertThat(visit.get("/piket").body().contains(id)).as(who + ": list").isEqualTo(visible);
        assertThat(api.get(CALLS.substring(0, CALLS.length() - 1)).raw().body().contains(id))
                .as(who + ": list of the API")
                .isEqualTo(visible);
        assertThat(incidents.of(story.viewer(who)).waiting() > 0 || !visible)
                .as(who + ": bar above every page")
                .isTrue();
        for (String tail : List.of("", "/stand", "/toestel", "/stroom", "/noodtoegang")) {
            if (visible && !tail.isEmpty()) {
                continue;
            }
            var hidden = visit.get("/piket/" + id + tail, "Accept", "text/html");
            assertThat(hidden.statusCode()).as(who + tail).isEqualTo(visible ? 200 : 404);
            if (!visible) {
                assertThat(Visit.withoutTokenAndClock(hidden.body()))
                        .isEqualTo(
                                Visit.withoutTokenAndClock(visit.get("/piket/" + nowhere + tail, "Accept", "text/html")
                                        .body()));
            }
        }
        assertThat(api.get(CALLS + id).status()).as(who + ": API").isEqualTo(visible ? 200 : 404);
        if (visible) {
            return;
        }
        Map<String, String> taps = Map.of(
                "aanname",
                "",
                "overname",
                "{}",
                "bezig",
                "",
                "belpogingen",
                "{\"bed\":\"" + nowhere + "\",\"uitkomst\":\"nee\"}",
                "antwoorden",
                "{\"criterium\":\"taal\",\"antwoord\":\"ja\"}",
                "vragen",
                "{\"bedden\":[\"" + nowhere + "\"]}",
                "stap",
                "{}",
                "aankomst",
                "{}",
                "overdracht",
                "",
                "intrekking",
                "{}");
        taps.forEach((tap, body) -> {
            Api.Answer real = api.post(CALLS + id + "/" + tap, body);
            assertThat(real.status()).as(who + ": " + tap).isEqualTo(404);
            assertThat(withoutAddress(real)).isEqualTo(withoutAddress(api.post(CALLS + nowhere + "/" + tap, body)));
        });
        assertThat(api.post(CALLS + id + "/samenvoeging", "{\"in\":\"" + nowhere + "\"}")
                        .status())
                .isEqualTo(404);
        assertThat(api.put(CALLS + id + "/notities", "{\"tekst\":\"x\"}").status())
                .isEqualTo(404);
        assertThat(calls.get(made).open()).as("nobody took it away").isTrue();
    }

    private static JsonNode withoutAddress(Api.Answer answer) {
        return ((ObjectNode) answer.json()).without("instance");
    }

    private UUID call(String area, String municipality) {
        UUID placement = invented.placement();
        return calls.open(
                        TrialNight.said(municipality), placements.get(placement).dossier(), placement, area, police)
                .result();
    }
}
