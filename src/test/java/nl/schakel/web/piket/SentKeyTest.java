package nl.schakel.web.piket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.CallEvent;
import nl.schakel.piket.call.CallReading;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.search.Search;
import nl.schakel.process.routes.night.NightService;
import nl.schakel.story.Story;
import nl.schakel.support.time.SchakelClock;
import nl.schakel.support.time.Zones;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A key with the same content is a repetition; with another content it is refused, and nothing is dropped unseen. */
@SchakelTest
// an application of its own: the nights that other tests left behind are none of these
@TestPropertySource(properties = "spring.application.name=sleutels")
class SentKeyTest {

    @Autowired
    private NightService desk;

    private static final String CALLS = "/api/v1/piket/oproepen";
    private static final String FIRST = "Vrouw zonder slaapplek (fictief)";
    private static final String OTHER = "Man met twee kinderen (fictief)";

    @LocalServerPort
    private int port;

    @Autowired
    private Calls calls;

    @Autowired
    private CallReading reading;

    @Autowired
    private Search search;

    @Autowired
    private Story story;

    @Autowired
    private SchakelClock clock;

    private final String key = UUID.randomUUID().toString();
    private Api officer;
    private Api one;

    @BeforeEach
    void nightFalls() {
        ZonedDateTime now = clock.instant().atZone(Zones.AMSTERDAM);
        ZonedDateTime deep = now.with(LocalTime.of(3, 10));
        clock.to((deep.isAfter(now) ? deep : deep.plusDays(1)).toInstant());
        officer = Api.as(port, "politie.nacht");
        one = Api.as(port, "piket.een");
    }

    @AfterEach
    void nobodyCallsAnyMore() {
        calls.allOpen().stream().map(Call::id).forEach(call -> desk.withdraw(call, "vergissing", Viewer.SYSTEM));
    }

    @Test
    void aSecondCallWithAUsedKeyIsRefusedAndTheFirstStays() {
        String body =
                "{\"gemeente\": \"GM0267\", \"situatie\": \"%s\", \"terugbellen\": \"%s\", \"sleutel\": \"%s\"%s}";
        Api.Answer first = officer.post(CALLS, body.formatted(FIRST, "06 00 00 00 01", key, ""));
        assertThat(first.status()).isEqualTo(201);

        reused(officer.post(CALLS, body.formatted(OTHER, "06 00 00 00 01", key, "")));
        reused(officer.post(CALLS, body.formatted(FIRST, "06 00 00 00 02", key, "")));
        reused(officer.post(
                CALLS,
                body.formatted(
                        FIRST,
                        "06 00 00 00 01",
                        key,
                        ", \"personen\": [{\"antwoorden\": {\"zwangerschap\": \"ja\"}}]")));

        Api.Answer again = officer.post(CALLS, body.formatted(FIRST, "06 00 00 00 01", key, ""));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        UUID call = UUID.fromString(first.json().path("id").asText());
        assertThat(reading.of(call, story.viewer("piket.een")).situation()).isEqualTo(FIRST);
        assertThat(one.post(CALLS, body.formatted(OTHER, "", key, "")).status())
                .as("the key of somebody else says nothing")
                .isEqualTo(201);
    }

    @Test
    void thePageKeepsTheSecondTextAndSendsItAsANewCall() {
        Visit police = new Visit(port).login("politie.nacht");
        String token = police.token();
        assertThat(police.submit("/piket/oproep", token, "sleutel", key, "gemeente", "GM0267", "situatie", FIRST)
                        .statusCode())
                .isEqualTo(302);

        HttpResponse<String> refused =
                police.submit("/piket/oproep", token, "sleutel", key, "gemeente", "GM0267", "situatie", OTHER);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains(OTHER, "nog niet verstuurd").doesNotContain("value=\"" + key + "\"");
        String fresh = refused.body().replaceAll("(?s).*name=\"sleutel\" value=\"([^\"]+)\".*", "$1");
        assertThat(police.submit("/piket/oproep", token, "sleutel", fresh, "gemeente", "GM0267", "situatie", OTHER)
                        .statusCode())
                .isEqualTo(302);
        Viewer viewer = story.viewer("politie.nacht");
        assertThat(calls.open(viewer))
                .filteredOn(call -> viewer.personId().equals(call.calledBy()))
                .hasSize(2);
    }

    @Test
    void whatCameOfCallingAPlaceIsNotReplacedByASecondTapWithTheSameKey() {
        String call = taken();
        String bed = bed(call);
        String path = CALLS + "/" + call + "/belpogingen";
        String body = "{\"bed\": \"%s\", \"uitkomst\": \"%s\", \"tot\": \"%s\", \"sleutel\": \"%s\"}";
        assertThat(one.post(path, body.formatted(bed, "later", "04:00", key)).status())
                .isEqualTo(200);

        reused(one.post(path, body.formatted(bed, "ja", "04:00", key)));
        reused(one.post(path, body.formatted(bed, "later", "05:00", key)));

        assertThat(one.post(path, body.formatted(bed, "later", "04:00", key)).status())
                .isEqualTo(200);
        assertThat(search.view(UUID.fromString(call), story.viewer("piket.een")).attempts())
                .hasSize(1);
        Visit coordinator = new Visit(port).login("piket.een");
        coordinator.submit(
                "/piket/" + call + "/belpogingen", coordinator.token(), "bed", bed, "uitkomst", "nee", "sleutel", key);
        assertThat(coordinator.get("/piket/" + call).body()).contains("Deze knop is al gebruikt voor iets anders");
    }

    @Test
    void aTimeThatWasTappedIsTheSameTapWhenItArrivesTheNextDay() {
        String call = taken();
        String body = "{\"bed\": \"%s\", \"uitkomst\": \"later\", \"tot\": \"04:00\", \"sleutel\": \"%s\"}"
                .formatted(bed(call), key);
        String path = CALLS + "/" + call + "/belpogingen";
        assertThat(one.post(path, body).status()).isEqualTo(200);
        clock.to(clock.instant().plus(java.time.Duration.ofHours(2)));

        assertThat(one.post(path, body).status()).isEqualTo(200);
    }

    @Test
    void askingOtherSheltersWithAUsedKeyIsRefused() {
        String call = taken();
        List<String> beds = search.view(UUID.fromString(call), story.viewer("piket.een")).places().stream()
                .limit(2)
                .map(place -> place.bed().id().toString())
                .toList();
        String path = CALLS + "/" + call + "/vragen";
        String body = "{\"bedden\": [\"%s\"], \"sleutel\": \"%s\"}";
        assertThat(one.post(path, body.formatted(beds.get(0), key)).status()).isEqualTo(200);
        assertThat(one.post(path, body.formatted(beds.get(0), key)).status()).isEqualTo(200);

        reused(one.post(path, body.formatted(beds.get(1), key)));
    }

    @Test
    void tapsThatChangeAStateCountOnceWithTheirKey() {
        String call = taken();
        Api two = Api.as(port, "piket.twee");
        String holder = story.viewer("piket.een").personId().toString();
        String over = "{\"van\": \"%s\", \"sleutel\": \"%s\"}";
        String path = CALLS + "/" + call;
        assertThat(two.post(path + "/overname", over.formatted(holder, key)).status())
                .isEqualTo(200);
        assertThat(two.post(path + "/overname", over.formatted(holder, key)).status())
                .isEqualTo(200);
        reused(two.post(path + "/overname", over.formatted(UUID.randomUUID(), key)));
        assertThat(calls.timeline(UUID.fromString(call)))
                .extracting(CallEvent::code)
                .containsOnlyOnce("overgenomen");

        String away = "{\"reden\": \"%s\", \"sleutel\": \"%s\"}";
        assertThat(two.post(path + "/intrekking", away.formatted("vergissing", key))
                        .status())
                .isEqualTo(200);
        assertThat(two.post(path + "/intrekking", away.formatted("vergissing", key))
                        .status())
                .isEqualTo(200);
        reused(two.post(path + "/intrekking", away.formatted("elders-geholpen", key)));
        assertThat(officer.post(path + "/overname", over.formatted(UUID.randomUUID(), key))
                        .status())
                .as("a key tells an outsider nothing")
                .isEqualTo(404);
    }

    private static void reused(Api.Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(409);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:schakel:sleutel-hergebruikt");
    }

    private String taken() {
        String call = officer.post(CALLS, "{\"gemeente\": \"GM0267\"}")
                .json()
                .path("id")
                .asText();
        assertThat(one.post(CALLS + "/" + call + "/aanname", "").status()).isEqualTo(200);
        return call;
    }

    private String bed(String call) {
        return search.view(UUID.fromString(call), story.viewer("piket.een"))
                .places()
                .get(0)
                .bed()
                .id()
                .toString();
    }
}
