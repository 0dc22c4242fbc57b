package nl.schakel.web.opvang;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import nl.schakel.SchakelTest;
import nl.schakel.piket.search.ShelterDesks;
import nl.schakel.placement.HoldResult;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.BedStatus;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.process.routes.placement.PlacementCommands;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What was read earlier never comes over what there is now: not of a bed, a profile or a night desk (ADR 113). */
@SchakelTest
class OldScreenTest {

    private static final String SHELTER = "opvang.linde";
    private static final int AT_ONCE = 12;

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private Beds beds;

    @Autowired
    private ShelterDesks desks;

    @Autowired
    private PlacementCommands start;

    @Autowired
    private PlacementCommands placing;

    private UUID bed;

    @BeforeEach
    void aFreeBed() {
        bed = beds.own(story.viewer(SHELTER)).stream()
                .filter(one -> one.status() == BedStatus.VRIJ)
                .map(Bed::id)
                .findFirst()
                .orElseThrow();
    }

    private Bed now() {
        return beds.own(bed, story.viewer(SHELTER));
    }

    private Api.Answer put(String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(List.of(headers));
        return Api.as(port, SHELTER).send("PUT", "/api/v1/bedden/" + bed, body, all.toArray(String[]::new));
    }

    private Api.Answer read() {
        return Api.as(port, SHELTER).get("/api/v1/bedden/" + bed);
    }

    @Test
    void whatASystemReadEarlierFreesNoBedThatIsOccupiedNow() {
        String seen = read().header("ETag");
        assertThat(put("{\"status\":\"bezet\"}", "If-Match", seen).status()).isEqualTo(200);
        Bed occupied = now();

        Api.Answer old = put("{\"status\":\"vrij\"}", "If-Match", seen);

        assertThat(old.status()).isEqualTo(412);
        assertThat(old.json().path("type").asText()).isEqualTo("urn:schakel:veranderd");
        assertThat(old.json().path("nu").path("status").asText()).isEqualTo("bezet");
        assertThat(old.json().path("nu").path("versie").asText()).isEqualTo(occupied.version());
        assertThat(now()).as("and nobody confirmed it").isEqualTo(occupied);
        String newest = read().header("ETag");
        Api.Answer again = put("{\"status\":\"vrij\"}", "If-Match", newest);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("ETag"))
                .isEqualTo("\"" + now().version() + "\"")
                .isNotEqualTo(newest);
    }

    @Test
    void aChangeThatDoesNotSayWhatItSawIsRefused() {
        Bed before = now();

        for (String body :
                List.of("{\"status\":\"bezet\"}", "{\"bevestigd\":true}", "{\"status\":\"vrij\",\"versie\":\" \"}")) {
            Api.Answer blind = put(body);
            assertThat(blind.status()).isEqualTo(428);
            assertThat(blind.json().path("type").asText()).isEqualTo("urn:schakel:versie-nodig");
        }
        assertThat(now()).isEqualTo(before);
    }

    @Test
    void theVersionMayStandInTheMessageAndOneOfSeveralTagsIsEnough() {
        assertThat(put("{\"bevestigd\":true,\"versie\":\"" + now().version() + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(put("{\"bevestigd\":true}", "If-Match", "\"iets\", \"" + now().version() + "\"")
                        .status())
                .isEqualTo(200);
        assertThat(put("{\"bevestigd\":true}", "If-Match", "*").status()).isEqualTo(200);
        for (String other : List.of("W/\"" + now().version() + "\"", now().version(), "\"0\"", "onzin")) {
            assertThat(put("{\"bevestigd\":true}", "If-Match", other).status())
                    .as(other)
                    .isEqualTo(412);
        }
    }

    @Test
    void aPromiseIsAChangeToo() {
        JsonNode free = read().json();
        UUID placement = start.alone("GM0267", "Verzonnen (fictief).", null, story.viewer("zorg.wvv"));
        HoldResult held = placing.hold(placement, bed, story.now().plus(Duration.ofHours(4)), story.viewer(SHELTER));
        assertThat(held).isInstanceOf(HoldResult.Held.class);

        Api.Answer old =
                put("{\"status\":\"bezet\",\"versie\":\"" + free.path("versie").asText() + "\"}");

        assertThat(old.status()).isEqualTo(412);
        assertThat(old.json().path("nu").path("status").asText()).isEqualTo("vastgehouden");
        placing.release(((HoldResult.Held) held).promise().id(), "opvang", story.viewer(SHELTER));
        assertThat(now().status()).isEqualTo(BedStatus.VRIJ);
    }

    @Test
    void ofManyWhoChangeTheSameBedAtOnceOneDoes() throws Exception {
        String seen = read().header("ETag");

        List<Integer> answers =
                atOnce(i -> () -> put("{\"status\":\"" + (i % 2 == 0 ? "bezet" : "gesloten") + "\"}", "If-Match", seen)
                        .status());

        assertThat(answers).containsOnlyOnce(200);
        assertThat(answers.stream().filter(status -> status != 200)).containsOnly(412);
        assertThat(put("{\"status\":\"vrij\"}", "If-Match", "*").status()).isEqualTo(200);
    }

    @Test
    void anOldPageChangesNothingAndKeepsTheDayThatWasTyped() {
        Visit old = new Visit(port).login(SHELTER);
        String version = now().version();
        assertThat(put("{\"status\":\"gesloten\"}", "If-Match", "*").status()).isEqualTo(200);
        Bed closed = now();

        for (String tap : List.of("/opvang/bedden/" + bed, "/opvang/bedden/" + bed + "/klopt-nog")) {
            boolean change = !tap.endsWith("nog");
            String[] sent = change
                    ? new String[] {"versie", version, "status", "bezet", "tot", "2090-01-15"}
                    : new String[] {"versie", version};
            assertThat(old.submit(tap, old.token(), sent).statusCode()).isEqualTo(302);
            String page = old.get("/opvang").body();
            assertThat(page).contains("is intussen veranderd. Het bed is nu: gesloten.");
            assertThat(page.contains("value=\"2090-01-15\"")).isEqualTo(change);
            assertThat(now()).isEqualTo(closed);
        }
        put("{\"status\":\"vrij\"}", "If-Match", "*");
    }

    @Test
    void everythingIsStillRightHoldsForWhatWasOnTheScreen() {
        Visit old = new Visit(port).login(SHELTER);
        List<String> seen = new ArrayList<>();
        beds.own(story.viewer(SHELTER)).forEach(one -> seen.addAll(List.of("gezien", one.id() + "=" + one.version())));
        put("{\"status\":\"gesloten\"}", "If-Match", "*");
        Bed closed = now();

        old.submit("/opvang/klopt-nog", old.token(), seen.toArray(String[]::new));

        assertThat(old.get("/opvang").body())
                .contains("Intussen veranderd: " + closed.label())
                .doesNotContain("Uw hele lijst is van nu.");
        assertThat(now()).as("closed by a colleague, unseen by who confirmed").isEqualTo(closed);
        put("{\"status\":\"vrij\"}", "If-Match", "*");
    }

    @Test
    void ofTwoWhoChangeOneProfileTheSecondReadsWhatItIsNowAndLosesNothing() throws Exception {
        Visit one = new Visit(port).login(SHELTER);
        String version = profileVersion(one);

        List<Integer> answers = atOnce(i -> {
            Visit visit = new Visit(port).login(SHELTER);
            String token = visit.token();
            return () -> profile(visit, token, version, "Tolk " + i).statusCode();
        });

        assertThat(answers).containsOnlyOnce(302);
        assertThat(answers.stream().filter(status -> status != 302)).containsOnly(400);
        HttpResponse<String> late = profile(one, one.token(), version, "Mijn tolk");
        assertThat(late.body())
                .contains("Een collega heeft dit intussen veranderd. Nu staat er: onderhandelbaar, Tolk ")
                .contains("value=\"Mijn tolk\"");
        String newest = Visit.hidden(line(late.body()), "versie");
        assertThat(profile(one, one.token(), newest, "Mijn tolk").statusCode()).isEqualTo(302);
    }

    private String profileVersion(Visit visit) {
        return Visit.hidden(line(visit.get("/opvang/profiel").body()), "versie");
    }

    private static String line(String page) {
        return page.substring(page.indexOf("id=\"veld-taal\""));
    }

    private HttpResponse<String> profile(Visit visit, String token, String version, String measure) {
        return visit.submit(
                "/opvang/profiel",
                token,
                "versie",
                version,
                "voor",
                "opvang-linde",
                "criterium",
                "taal",
                "houding",
                "onderhandelbaar",
                "maatregel",
                measure,
                "vanaf",
                DutchTime.local(story.now()).toLocalDate().toString());
    }

    @Test
    void ofTwoWhoTellHowTheDeskIsReachedTheSecondReadsWhatItIsNowAndLosesNothing() throws Exception {
        UUID house = now().location();
        long version = desks.version(house, story.viewer(SHELTER));

        List<String> answers = atOnce(i -> {
            Visit visit = new Visit(port).login(SHELTER);
            String token = visit.token();
            return () -> desk(visit, token, house, version, "06 00 00 10 " + (10 + i));
        });

        assertThat(answers).containsOnlyOnce("");
        String kept = desks.of(house).phone();
        assertThat(answers.stream().filter(page -> !page.isEmpty()))
                .allMatch(page -> page.contains("intussen veranderd. Nu staat er: " + kept))
                .allMatch(page -> page.contains("value=\"06 00 00 10 "));
        Visit visit = new Visit(port).login(SHELTER);
        String newest = Long.toString(desks.version(house, story.viewer(SHELTER)));
        // taken away and told anew it is never the version of before
        assertThat(desk(visit, visit.token(), house, Long.parseLong(newest), ""))
                .isEmpty();
        assertThat(desk(visit, visit.token(), house, 0, "06 00 00 10 99")).isEmpty();
        assertThat(desk(visit, visit.token(), house, Long.parseLong(newest), "06 00 00 10 98"))
                .contains("intussen veranderd");
    }

    /** What the page says when nothing was kept; empty when it was. */
    private String desk(Visit visit, String token, UUID house, long version, String phone) {
        HttpResponse<String> answer = visit.submit(
                "/opvang/nachtbalie/" + house,
                token,
                "versie",
                Long.toString(version),
                "telefoon",
                phone,
                "open",
                "nacht");
        return answer.statusCode() == 302 ? "" : answer.body();
    }

    private static <T> List<T> atOnce(IntFunction<Callable<T>> deed) throws Exception {
        List<Callable<T>> deeds = new ArrayList<>();
        CyclicBarrier together = new CyclicBarrier(AT_ONCE);
        for (int i = 0; i < AT_ONCE; i++) {
            Callable<T> one = deed.apply(i);
            deeds.add(() -> {
                together.await();
                return one.call();
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(deeds)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    /** A message that was read may be sent back as it came, but for what is not of the bed's state. */
    @Test
    void whatWasReadAndIsSentBackSaysNothingNewWhenItIsOld() {
        ObjectNode read = (ObjectNode) read().json();
        read.retain("status", "bezetTot", "bevestigd", "versie");
        read.put("bevestigd", story.now().toString());
        put("{\"status\":\"bezet\"}", "If-Match", "*");
        Bed occupied = now();

        assertThat(put(read.toString()).status()).isEqualTo(412);

        assertThat(now()).isEqualTo(occupied);
        put("{\"status\":\"vrij\"}", "If-Match", "*");
    }
}
