package nl.schakel.web.plaatsing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.placement.Holds;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shelter over the API: the questions, a shelter's own beds, what fits whom and why, and keeping a bed. */
@SchakelTest
class PlacementApiTest {

    private static final String NEED = """
            {"personen":[{"antwoorden":{"woonvorm":"gemengd","kinderen":0,"dreiging":"laag","taal":"ja","huisdier":"nee",
             "zwangerschap":"liever-niet"}}],"meekomend":0,"mijdgebied":["GM0363"],"gemeente":"GM0267"}""";

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Directory directory;

    @Autowired
    private Holds holds;

    private static final String ON_CALL = "procesregie.nijkerk";

    /** Somebody who has no other part in shelter has the duty for a while. */
    @BeforeEach
    void somebodyIsOnCall() {
        story.officeHours();
        jdbc.sql("insert into schakel.membership (person, role, organisation)"
                        + " select id, 'piket', 'wvv' from schakel.person where username = ?")
                .param(ON_CALL)
                .update();
        directory.refresh();
    }

    @AfterEach
    void nobodyIsOnCallAnyMore() {
        jdbc.sql("delete from schakel.membership where role = 'piket' and organisation = 'wvv'"
                        + " and person = (select id from schakel.person where username = ?)")
                .param(ON_CALL)
                .update();
        directory.refresh();
    }

    private Api as(String user) {
        return Api.as(port, user);
    }

    private String placement() {
        Api.Answer answer = as("zorg.wvv").post("/api/v1/plaatsingen", NEED);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        assertThat(answer.header("Location"))
                .endsWith("/plaatsingen/" + answer.json().path("id").asText());
        return answer.json().path("id").asText();
    }

    private JsonNode freeBed(String shelter) {
        return list(as(shelter).get("/api/v1/bedden").json().path("bedden")).stream()
                .filter(bed -> bed.path("status").asText().equals("vrij"))
                .findFirst()
                .orElseThrow();
    }

    /** A change of a bed as it is now. */
    private Api.Answer put(String shelter, String path, String body) {
        String seen = as(shelter).get(path).header("ETag");
        return as(shelter).send("PUT", path, body, "Content-Type", "application/json", "If-Match", seen);
    }

    private String until() {
        return story.now().plus(Duration.ofHours(4)).toString();
    }

    private Api.Answer hold(String user, String placement, String bed) {
        return as(user).post(
                        "/api/v1/plaatsingen/" + placement + "/reserveringen",
                        "{\"bed\":\"" + bed + "\",\"tot\":\"" + until() + "\"}");
    }

    @Test
    void theCriteriaAreThoseOfTheField() {
        List<JsonNode> criteria =
                list(as("opvang.haven").get("/api/v1/criteria").json().path("criteria"));

        assertThat(criteria).hasSize(25);
        assertThat(criteria.get(0).path("code").asText()).isEqualTo("minderjarig");
        assertThat(criteria).allSatisfy(criterion -> {
            assertThat(criterion.path("vraag").asText()).isNotBlank();
            assertThat(criterion.path("soort").asText()).isIn("hard", "onderhandelbaar", "route");
        });
    }

    @Test
    void aShelterKeepsItsOwnBedsAndNobodyElseDoes() {
        String bed = freeBed("opvang.linde").path("id").asText();
        String path = "/api/v1/bedden/" + bed;

        JsonNode taken = put("opvang.linde", path, "{\"status\":\"bezet\"}").json();
        assertThat(taken.path("status").asText()).isEqualTo("bezet");
        assertThat(taken.path("bevestigd").asText()).isNotBlank();
        assertThat(put("opvang.linde", path, "{\"status\":\"vrij\"}").status()).isEqualTo(200);
        assertThat(put("opvang.linde", path, "{\"bevestigd\":true}").status()).isEqualTo(200);

        Api.Answer wrong = as("opvang.linde").put(path, "{\"status\":\"misschien\",\"bezetTot\":\"straks\"}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(names(wrong)).containsExactlyInAnyOrder("status", "bezetTot");

        Api.Answer other = as("opvang.haven").put(path, "{\"status\":\"vrij\"}");
        Api.Answer unknown = as("opvang.haven").put("/api/v1/bedden/" + UUID.randomUUID(), "{\"status\":\"vrij\"}");
        assertThat(other.status()).isEqualTo(404);
        assertThat(without(other)).isEqualTo(without(unknown));
        assertThat(as("zorg.wvv").get("/api/v1/bedden").status()).isEqualTo(403);
    }

    @Test
    void everyWrongAnswerOfANeedIsToldAtOnce() {
        Api.Answer answer = as("zorg.wvv").post("/api/v1/plaatsingen", """
                {"personen":[{"antwoorden":{"kinderen":"veel","dreiging":"enorm","bestaat-niet":"ja","politie-medewerking":"ja"}}],
                 "mijdgebied":["GM9999"]}""");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(names(answer))
                .containsExactlyInAnyOrder(
                        "personen[0].antwoorden.kinderen",
                        "personen[0].antwoorden.dreiging",
                        "personen[0].antwoorden.bestaat-niet",
                        "personen[0].antwoorden.politie-medewerking",
                        "mijdgebied");
        assertThat(names(as("zorg.wvv").post("/api/v1/plaatsingen", "{}"))).containsExactly("personen");
    }

    @Test
    void r11_aNeedWithoutAnswersFitsNowhereForSureAndIsNeverRefused() {
        String id = as("zorg.wvv")
                .post("/api/v1/plaatsingen", "{\"personen\":[{\"antwoorden\":{}}]}")
                .json()
                .path("id")
                .asText();

        JsonNode proposal =
                as("zorg.wvv").get("/api/v1/plaatsingen/" + id + "/voorstel").json();
        assertThat(list(proposal.path("bedden")))
                .isNotEmpty()
                .extracting(bed -> bed.path("uitkomst").asText())
                .doesNotContain("past");
    }

    @Test
    void theProposalSaysWhyAndWhichQuestionHelpsMost() {
        JsonNode proposal = as("zorg.wvv")
                .get("/api/v1/plaatsingen/" + placement() + "/voorstel")
                .json();

        assertThat(list(proposal.path("bedden"))).hasSizeGreaterThan(20).allSatisfy(bed -> {
            assertThat(bed.path("opvang").asText()).contains("(fictief)");
            assertThat(bed.path("uitkomst").asText()).isIn("past", "past-mits", "onbekend", "past-niet");
            if (!bed.path("uitkomst").asText().equals("past")) {
                assertThat(list(bed.path("redenen"))).isNotEmpty().allSatisfy(reason -> {
                    assertThat(reason.path("criterium").asText()).isNotBlank();
                    assertThat(reason.path("uitleg").asText()).isNotBlank();
                });
            }
        });
        assertThat(proposal.path("besteVraag").path("criterium").asText()).isNotBlank();
        assertThat(proposal.path("besteVraag").path("opent").isInt()).isTrue();
    }

    @Test
    void r05_theOnCallCoordinatorHoldsABedOnceAndTheSecondHearsWhy() {
        String bed = freeBed("opvang.haven").path("id").asText();
        String first = placement();

        Api.Answer held = hold(ON_CALL, first, bed);
        assertThat(held.status()).as(held.raw().body()).isEqualTo(201);
        assertThat(held.header("Location"))
                .endsWith("/reserveringen/" + held.json().path("id").asText());

        Api.Answer late = hold(ON_CALL, placement(), bed);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.header("Content-Type")).startsWith("application/problem+json");
        assertThat(late.json().path("detail").asText()).contains("vastgehouden tot");
        Api.Answer free = put("opvang.haven", "/api/v1/bedden/" + bed, "{\"status\":\"vrij\"}");
        assertThat(free.status()).isEqualTo(400);

        String promise = "/api/v1/plaatsingen/" + first + "/reserveringen/"
                + held.json().path("id").asText();
        assertThat(as("af.ede").delete(promise).status()).isEqualTo(403);
        assertThat(as("opvang.linde").delete(promise).status()).isEqualTo(404);
        assertThat(as(ON_CALL).delete(promise).status()).isEqualTo(204);
        assertThat(put("opvang.haven", "/api/v1/bedden/" + bed, "{\"status\":\"vrij\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void r05_ofFiveWhoWantOneBedOneGetsIt() throws Exception {
        String bed = freeBed("opvang.haven").path("id").asText();
        List<String> placements = Stream.generate(this::placement).limit(5).toList();
        ExecutorService threads = Executors.newFixedThreadPool(5);
        try {
            List<Callable<Api.Answer>> calls = placements.stream()
                    .<Callable<Api.Answer>>map(each -> () -> hold(ON_CALL, each, bed))
                    .toList();
            List<Integer> statuses = threads.invokeAll(calls).stream()
                    .map(future -> {
                        try {
                            return future.get().status();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
            assertThat(statuses).containsOnlyOnce(201);
            assertThat(statuses.stream().filter(status -> status != 201)).containsOnly(409);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void otherRolesMayNotHoldABedAndOutsidersSeeNothing() {
        String placement = placement();
        String bed = freeBed("opvang.haven").path("id").asText();

        for (String user : List.of("zorg.wvv", "keten.wvv", "af.nijkerk", "balie.nijkerk", "tmm.oost")) {
            assertThat(hold(user, placement, bed).status()).as(user).isEqualTo(403);
            assertThat(hold(user, UUID.randomUUID().toString(), bed).status())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(hold("opvang.linde", placement, bed).status())
                .as("somebody else's bed, and not asked")
                .isEqualTo(404);
        assertThat(hold("opvang.haven", UUID.randomUUID().toString(), bed).status())
                .isEqualTo(404);
        String path = "/api/v1/plaatsingen/" + placement + "/voorstel";
        assertThat(as("af.nijkerk").get(path).status()).isEqualTo(403);
        assertThat(as("opvang.haven").get(path).status()).isEqualTo(403);
        assertThat(as("landelijk").get(path).status()).isEqualTo(404);
        assertThat(as("landelijk")
                        .get("/api/v1/plaatsingen/" + UUID.randomUUID() + "/voorstel")
                        .status())
                .isEqualTo(404);
        assertThat(Api.anonymous(port).get(path).status()).isEqualTo(401);
    }

    @Test
    void aShelterKeepsItsOwnBedForWhoItHeardOfByPhoneAndLearnsNothingElse() {
        String placement = placement();
        String bed = freeBed("opvang.haven").path("id").asText();

        Api.Answer held = hold("opvang.haven", placement, bed);

        assertThat(held.status()).isEqualTo(201);
        assertThat(held.json().fieldNames()).toIterable().containsExactlyInAnyOrder("id", "bed", "status", "tot");
        assertThat(as("opvang.haven")
                        .get("/api/v1/plaatsingen/" + placement + "/voorstel")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aShelterGivesItsOwnBedBackAndASecondTimeChangesNothing() {
        String placement = placement();
        String bed = freeBed("opvang.haven").path("id").asText();
        String promise = promise(placement, hold("opvang.haven", placement, bed));
        String next = placement();
        assertThat(hold("opvang.haven", next, bed).status()).isEqualTo(409);

        int before = rows("opvang.haven");
        assertThat(as("opvang.haven").delete(promise).status()).isEqualTo(204);
        assertThat(rows("opvang.haven") - before).as("rows of the access log").isEqualTo(1);

        Api.Answer other = hold("opvang.haven", next, bed);
        assertThat(other.status()).as("the bed is free for somebody else").isEqualTo(201);
        assertThat(as("opvang.haven").delete(promise).status()).isEqualTo(204);
        assertThat(hold(ON_CALL, placement(), bed).status())
                .as("what was given back twice is still kept for the next")
                .isEqualTo(409);
        assertThat(as("opvang.haven").delete(promise(next, other)).status()).isEqualTo(204);
    }

    @Test
    void aShelterGivesNoBedOfAnotherBackAndEachRefusalLeavesOneRow() {
        String placement = placement();
        String bed = freeBed("opvang.haven").path("id").asText();
        String promise = promise(placement, hold("opvang.haven", placement, bed));
        String elsewhere = promise.replace(placement, placement());
        String nothing = "/api/v1/plaatsingen/" + placement + "/reserveringen/" + UUID.randomUUID();
        UUID dossier = jdbc.sql("select dossier_id from schakel.placement where id = ?::uuid")
                .param(placement)
                .query(UUID.class)
                .single();

        refused("opvang.linde", promise, 404);
        assertThat(jdbc.sql("select dossier_id from schakel.access_log where username = 'opvang.linde'"
                                + " order by id desc limit 1")
                        .query(UUID.class)
                        .single())
                .isEqualTo(dossier);
        refused("opvang.haven", elsewhere, 404);
        refused("opvang.haven", nothing, 404);
        refused("zorg.wvv", nothing, 404);
        refused("af.ede", promise, 403);
        assertThat(without(as("opvang.linde").delete(promise)))
                .as("a bed of another is told apart from none by nobody")
                .isEqualTo(without(as("opvang.linde").delete(nothing)));

        assertThat(hold(ON_CALL, placement(), bed).status()).as("still kept").isEqualTo(409);
        assertThat(as("opvang.haven").delete(promise).status()).isEqualTo(204);
    }

    @Test
    void aBedInWhichSomebodyLivesIsNotGivenBack() {
        String placement = placement();
        String bed = freeBed("opvang.haven").path("id").asText();
        Api.Answer held = hold("opvang.haven", placement, bed);
        Viewer shelter = story.viewer("opvang.haven");
        UUID kept = UUID.fromString(held.json().path("id").asText());
        holds.arrive(kept, shelter);

        Api.Answer refused = as("opvang.haven").delete(promise(placement, held));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(names(refused)).containsExactly("reservering");

        holds.leave(kept, story.now(), shelter);
    }

    private void refused(String user, String promise, int status) {
        int before = rows(user);
        assertThat(as(user).delete(promise).status()).as(user).isEqualTo(status);
        assertThat(rows(user) - before)
                .as("rows that the refusal of %s left", user)
                .isEqualTo(1);
        assertThat(jdbc.sql("select kind from schakel.access_log where username = ? order by id desc limit 1")
                        .param(user)
                        .query(String.class)
                        .single())
                .isEqualTo("geweigerd");
    }

    private int rows(String user) {
        return jdbc.sql("select count(*) from schakel.access_log where username = ?")
                .param(user)
                .query(Integer.class)
                .single();
    }

    private static String promise(String placement, Api.Answer held) {
        assertThat(held.status()).as(held.raw().body()).isEqualTo(201);
        return "/api/v1/plaatsingen/" + placement + "/reserveringen/"
                + held.json().path("id").asText();
    }

    @Test
    void aSearchInACaseThatNobodyKnowsIsNotBegun() {
        Api.Answer answer = as("zorg.wvv")
                .post(
                        "/api/v1/plaatsingen",
                        "{\"personen\":[{\"antwoorden\":{}}],\"zaak\":\"" + UUID.randomUUID() + "\"}");
        assertThat(answer.status()).isEqualTo(404);
    }

    /** The number of a case is what people say to each other, not its id; every door reads it in the same way. */
    @Test
    void aSearchBeginsInACaseThatIsNamedByItsNumber() {
        String running = placement();
        UUID dossier = UUID.fromString(as("zorg.wvv")
                .get("/api/v1/plaatsingen/" + running)
                .json()
                .path("zaak")
                .asText());
        String number = story.state(dossier).reference();
        String said = number.toLowerCase(Locale.ROOT).replace("-", " ").replaceFirst("^m ", "");

        for (String named : List.of(number, said, dossier.toString())) {
            Api.Answer answer = inCase(named);
            assertThat(answer.status()).as(named).isEqualTo(201);
            assertThat(answer.json().path("id").asText())
                    .as("the search that runs there")
                    .isEqualTo(running);
        }
        assertThat(inCase("M-2026-AAAA-AAAA").status()).isEqualTo(404);
        assertThat(inCase("geen nummer").status()).isEqualTo(404);
    }

    private Api.Answer inCase(String named) {
        return as("zorg.wvv")
                .post("/api/v1/plaatsingen", "{\"personen\":[{\"antwoorden\":{}}],\"zaak\":\"" + named + "\"}");
    }

    /** A refusal without the address that was asked. */
    private static JsonNode without(Api.Answer answer) {
        ObjectNode problem = (ObjectNode) answer.json();
        problem.remove("instance");
        return problem;
    }

    private static List<String> names(Api.Answer answer) {
        return list(answer.json().path("invalidParams")).stream()
                .map(param -> param.path("name").asText())
                .toList();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
