package nl.schakel.web.piket;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.search.Search;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.process.routes.night.NightService;
import nl.schakel.story.Story;
import nl.schakel.support.time.SchakelClock;
import nl.schakel.support.time.Zones;
import nl.schakel.web.api.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The night over the API: whoever calls needs to know nothing, and whoever comes second hears who was first. */
@SchakelTest
class NightApiTest {

    @Autowired
    private NightService desk;

    private static final String CALLS = "/api/v1/piket/oproepen";
    private static final String STORY = "Durft niet terug (fictief)";

    @LocalServerPort
    private int port;

    @Autowired
    private Calls calls;

    @Autowired
    private Search search;

    @Autowired
    private Beds beds;

    @Autowired
    private Story story;

    @Autowired
    private SchakelClock clock;

    private Set<UUID> others;
    private Api officer;
    private Api one;
    private Api two;

    @BeforeEach
    void nightFalls() {
        ZonedDateTime now = clock.instant().atZone(Zones.AMSTERDAM);
        ZonedDateTime deep = now.with(LocalTime.of(3, 10));
        clock.to((deep.isAfter(now) ? deep : deep.plusDays(1)).toInstant());
        others = open();
        officer = Api.as(port, "politie.nacht");
        one = Api.as(port, "piket.een");
        two = Api.as(port, "piket.twee");
    }

    @AfterEach
    void nobodyCallsAnyMore() {
        Set<UUID> left = open();
        left.removeAll(others);
        left.forEach(call -> desk.withdraw(call, "vergissing", Viewer.SYSTEM));
    }

    private Set<UUID> open() {
        return calls.allOpen().stream().map(Call::id).collect(toSet());
    }

    @Test
    void aCallNeedsNothingAndTheSameKeyMakesOne() {
        assertThat(officer.post(CALLS, "{}").status()).isEqualTo(201);
        String body = """
                {"van": "onbekend", "gemeente": "onbekend", "terugbellen": "onbekend", "situatie": "%s",
                 "personen": [{"antwoorden": {"taal": "ja", "dreiging": "onbekend"}}], "sleutel": "%s"}
                """.formatted(STORY, UUID.randomUUID());
        Api.Answer first = officer.post(CALLS, body);
        Api.Answer again = officer.post(CALLS, body);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().path("nummer").asText()).startsWith("P-");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(first.header("Location"))
                .endsWith(CALLS + "/" + first.json().path("id").asText());
    }

    @Test
    void whoCalledFollowsTheCallAndNeverTheSearch() {
        String id = call();
        story.runDueJobs();
        JsonNode waiting = officer.get(CALLS + "/" + id).json();
        assertThat(waiting.path("status").asText()).isEqualTo("alarm");
        assertThat(waiting.has("bij")).isFalse();
        assertThat(waiting.path("volgendeStap").asText()).isNotEmpty();
        assertThat(Instant.parse(waiting.path("volgendeStapOm").asText())).isAfter(clock.instant());

        assertThat(one.post(CALLS + "/" + id + "/aanname", "").status()).isEqualTo(200);
        tried(id, "geen-gehoor", place(id), "");
        Api.Answer taken = officer.get(CALLS + "/" + id);
        assertThat(taken.json().path("status").asText()).isEqualTo("aangenomen");
        assertThat(taken.json().path("bij").asText()).isNotEmpty();
        assertThat(codes(taken)).contains("oproep", "aangenomen");
        assertThat(codes(one.get(CALLS + "/" + id)).size())
                .isGreaterThan(codes(taken).size());
        assertThat(taken.raw().body()).doesNotContain(STORY);
        assertThat(officer.post(CALLS + "/" + id + "/aanname", "").status()).isEqualTo(404);
    }

    @Test
    void whoeverComesSecondHearsWhoHasIt() {
        String id = call();
        Api.Answer first = one.post(CALLS + "/" + id + "/aanname", "");
        Api.Answer second = two.post(CALLS + "/" + id + "/aanname", "");
        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.header("Content-Type")).startsWith("application/problem+json");
        assertThat(second.json().path("bij")).isEqualTo(first.json().path("bij"));
        assertThat(second.json().path("title").asText()).isEqualTo("Deze oproep heeft al iemand");
        // taking it over on purpose is another thing
        assertThat(two.post(CALLS + "/" + id + "/overname", "{}").status()).isEqualTo(200);
        assertThat(one.get(CALLS + "/" + id).json().path("bij"))
                .isNotEqualTo(first.json().path("bij"));
    }

    @Test
    void othersFindNoCall() {
        String id = call();
        for (String stranger : List.of("opvang.haven", "tmm.oost", "comensha")) {
            Api other = Api.as(port, stranger);
            assertThat(other.get(CALLS + "/" + id).status()).as(stranger).isEqualTo(404);
            assertThat(other.post(CALLS + "/" + id + "/aanname", "").status())
                    .as(stranger)
                    .isEqualTo(404);
        }
        assertThat(Api.as(port, "opvang.haven").post(CALLS, "{}").status()).isEqualTo(404);
        assertThat(Api.anonymous(port).get(CALLS + "/" + id).status()).isEqualTo(401);
        assertThat(one.get(CALLS + "/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void eachOutcomeCountsOnceAndAYesHoldsTheBed() {
        String id = taken();
        String bed = place(id);
        String key = UUID.randomUUID().toString();
        String body = "{\"bed\": \"%s\", \"uitkomst\": \"geen-gehoor\", \"sleutel\": \"%s\"}".formatted(bed, key);
        assertThat(one.post(CALLS + "/" + id + "/belpogingen", body).status()).isEqualTo(200);
        assertThat(one.post(CALLS + "/" + id + "/belpogingen", body).status()).isEqualTo(200);
        assertThat(search.view(UUID.fromString(id), story.viewer("piket.een")).attempts())
                .hasSize(1);

        String until = clock.instant().plus(Duration.ofHours(4)).toString();
        Api.Answer yes = tried(id, "ja", bed, ", \"tot\": \"" + until + "\"");
        assertThat(yes.status()).isEqualTo(200);
        assertThat(yes.json().path("status").asText()).isEqualTo("plek");

        // another call wants the same bed (R5)
        String other = call();
        assertThat(two.post(CALLS + "/" + other + "/aanname", "").status()).isEqualTo(200);
        Api.Answer late = two.post(
                CALLS + "/" + other + "/belpogingen", "{\"bed\": \"%s\", \"uitkomst\": \"ja\"}".formatted(bed));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("title").asText()).isEqualTo("Deze plek is niet meer vrij");

        // the shelter takes it back
        assertThat(tried(id, "nee", bed, "").status()).isEqualTo(200);
        assertThat(search.view(UUID.fromString(id), story.viewer("piket.een")).promise())
                .isEmpty();
    }

    @Test
    void aShelterThatSaidNoMaySayYesAfterAllWithoutNamingABed() {
        String id = taken();
        Bed bed = search.view(UUID.fromString(id), story.viewer("piket.een"))
                .places()
                .get(0)
                .bed();
        String said = "{\"opvang\": \"%s\", \"uitkomst\": \"%s\"}";
        String path = CALLS + "/" + id + "/belpogingen";
        assertThat(one.post(path, said.formatted(bed.organisation(), "nee")).status())
                .isEqualTo(200);
        assertThat(search.view(UUID.fromString(id), story.viewer("piket.een")).places())
                .noneMatch(place -> place.bed().organisation().equals(bed.organisation()));

        Api.Answer yes = one.post(path, said.formatted(bed.organisation(), "ja"));

        assertThat(yes.status()).as(yes.raw().body()).isEqualTo(200);
        assertThat(search.view(UUID.fromString(id), story.viewer("piket.een")).promise())
                .hasValueSatisfying(promise ->
                        assertThat(beds.get(promise.bed()).organisation()).isEqualTo(bed.organisation()));
    }

    @Test
    void whatIsWrongIsSaidInDutchAndNothingIsKept() {
        String id = taken();
        String bed = place(id);
        Api.Answer wrong = tried(id, "misschien", bed, ", \"criterium\": \"kapsel\", \"tot\": \"straks\"");
        assertThat(wrong.status()).isEqualTo(400);
        List<String> fields = StreamSupport.stream(
                        wrong.json().path("invalidParams").spliterator(), false)
                .map(param -> param.path("name").asText())
                .toList();
        assertThat(fields).containsExactlyInAnyOrder("uitkomst", "criterium", "tot");
        assertThat(one.post(CALLS + "/" + id + "/belpogingen", "{}").status()).isEqualTo(400);
        assertThat(officer.post(CALLS, "{\"gemeente\": \"Luilekkerland\"}").status())
                .isEqualTo(400);
        assertThat(officer.post(CALLS, "{\"van\": \"de buren\"}").status()).isEqualTo(400);
        assertThat(search.view(UUID.fromString(id), story.viewer("piket.een")).attempts())
                .isEmpty();
    }

    @Test
    void notesOfTwoTabsAreBothKept() {
        String id = taken();
        String path = CALLS + "/" + id + "/notities";
        Api.Answer first = one.put(path, "{\"tekst\": \"gebeld\", \"versie\": 0}");
        assertThat(first.status()).isEqualTo(200);
        Api.Answer stale = one.put(path, "{\"tekst\": \"iets anders\", \"versie\": 0}");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.json().path("tekst").asText()).isEqualTo("gebeld");
        assertThat(one.put(
                                path,
                                "{\"tekst\": \"beide\", \"versie\": "
                                        + stale.json().path("versie") + "}")
                        .status())
                .isEqualTo(200);
        assertThat(officer.put(path, "{\"tekst\": \"\", \"versie\": 0}").status())
                .isEqualTo(404);
    }

    @Test
    void aNightIsHandedOverOnAsking() {
        String id = taken();
        assertThat(one.post(CALLS + "/" + id + "/overdracht", "").status()).isEqualTo(200);
        story.runDueJobs();
        assertThat(one.get(CALLS + "/" + id).json().path("status").asText()).isEqualTo("overdracht");
        assertThat(officer.post(CALLS + "/" + id + "/overdracht", "").status()).isEqualTo(404);
    }

    private String call() {
        Api.Answer made = officer.post(CALLS, "{\"gemeente\": \"GM0267\", \"situatie\": \"%s\"}".formatted(STORY));
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    private String taken() {
        String id = call();
        assertThat(one.post(CALLS + "/" + id + "/aanname", "").status()).isEqualTo(200);
        return id;
    }

    private String place(String id) {
        return search.view(UUID.fromString(id), story.viewer("piket.een"))
                .places()
                .get(0)
                .bed()
                .id()
                .toString();
    }

    private Api.Answer tried(String id, String outcome, String bed, String more) {
        return one.post(
                CALLS + "/" + id + "/belpogingen",
                "{\"bed\": \"%s\", \"uitkomst\": \"%s\"%s}".formatted(bed, outcome, more));
    }

    private static List<String> codes(Api.Answer answer) {
        return StreamSupport.stream(answer.json().path("tijdlijn").spliterator(), false)
                .map(line -> line.path("wat").asText())
                .toList();
    }
}
