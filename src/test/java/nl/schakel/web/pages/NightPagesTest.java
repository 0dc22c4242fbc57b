package nl.schakel.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.piket.CallerKind;
import nl.schakel.piket.Calls;
import nl.schakel.piket.Handovers;
import nl.schakel.piket.NewCall;
import nl.schakel.piket.NightNotes;
import nl.schakel.piket.NightPlace;
import nl.schakel.piket.Search;
import nl.schakel.placement.Answered;
import nl.schakel.placement.Consent;
import nl.schakel.placement.Holds;
import nl.schakel.placement.NewNeed;
import nl.schakel.placement.PersonNeed;
import nl.schakel.placement.Placements;
import nl.schakel.placement.PromiseState;
import nl.schakel.process.NightDesk;
import nl.schakel.story.Story;
import nl.schakel.support.time.SchakelClock;
import nl.schakel.support.time.Zones;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of the night without script: everything can be done by forms, and what lies on a phone tells of nobody. */
@SchakelTest
class NightPagesTest {

    private static final String STORY = "Bang voor haar broer (fictief)";
    private static final String BACK = "Jelle Bosman (fictief), 06 00 00 00 31";
    private static final String NOTE = "Haar zus heet Mira (fictief)";

    private static final String SAID_BY_PHONE = "De opvang belt: de persoon is er";

    @LocalServerPort
    private int port;

    @Autowired
    private NightDesk desk;

    @Autowired
    private Calls calls;

    @Autowired
    private Handovers handovers;

    @Autowired
    private Placements placements;

    @Autowired
    private Holds holds;

    @Autowired
    private Search search;

    @Autowired
    private NightNotes notes;

    @Autowired
    private Story story;

    @Autowired
    private Directory directory;

    @Autowired
    private SchakelClock clock;

    private Visit coordinator;

    @BeforeEach
    void nightFalls() {
        ZonedDateTime now = clock.instant().atZone(Zones.AMSTERDAM);
        ZonedDateTime deep = now.with(LocalTime.of(3, 10));
        clock.to((deep.isAfter(now) ? deep : deep.plusDays(1)).toInstant());
        coordinator = new Visit(port).login("piket.een");
    }

    @AfterEach
    void nobodyCallsAnyMore() {
        calls.allOpen().forEach(open -> {
            placements
                    .promise(open.placement())
                    .filter(promise -> promise.state() == PromiseState.OCCUPIED)
                    .ifPresent(promise -> holds.leave(promise.id(), clock.instant(), Viewer.SYSTEM));
            calls.withdraw(open.id(), "vergissing", Viewer.SYSTEM);
        });
    }

    @Test
    void whatLiesOnThePhoneTellsOfNobody() {
        UUID call = taken();
        String page = coordinator.get("/piket/" + call).body();
        assertThat(page).contains(STORY, BACK, NOTE, "_csrf", "spot__why");
        String kept = coordinator.get("/piket/" + call + "/toestel").body();
        Viewer viewer = story.viewer("piket.een");
        String place = search.view(call, viewer).places().get(0).bed().locationName();
        assertThat(kept).contains(calls.get(call).number(), place, "data-device", "Geen gehoor");
        assertThat(kept)
                .doesNotContain("spot__why")
                .doesNotContain("spot__ask")
                .doesNotContain("broer")
                .doesNotContain("Bosman")
                .doesNotContain("Mira")
                .doesNotContain("_csrf")
                .doesNotContain("Uitloggen")
                .doesNotContain("Vraag nog");
        // people whom other tests made have names that are words of a page too
        assertThat(directory.people())
                .extracting(person -> person.displayName().replace(" (fictief)", ""))
                .contains("Hugo Scholten", "Jelle Bosman")
                .filteredOn(name -> name.contains(" "))
                .noneMatch(kept::contains);
    }

    @Test
    void whenTheCallIsOverNothingIsLeftToKeep() {
        UUID call = taken();
        assertThat(coordinator.get("/piket/" + call + "/toestel").statusCode()).isEqualTo(200);
        calls.withdraw(call, "vergissing", Viewer.SYSTEM);
        assertThat(coordinator.get("/piket/" + call + "/toestel").statusCode()).isEqualTo(404);
        assertThat(coordinator.get("/piket/" + call).body()).contains("data-over=\"true\"");
    }

    @Test
    void theScriptInBetweenSpeaksForTheNightOnly() {
        HttpResponse<String> script = coordinator.get("/piket/sw.js");
        assertThat(script.statusCode()).isIn(200, 404);
        if (script.statusCode() == 200) {
            assertThat(script.headers().firstValue("Service-Worker-Allowed")).contains("/piket");
            assertThat(script.headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
        }
        assertThat(coordinator
                        .get("/piket")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("worker-src 'self'");
        assertThat(coordinator
                        .get("/taken")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .doesNotContain("worker-src");
        assertThat(new Visit(port).get("/piket/sw.js").statusCode()).isEqualTo(302);
    }

    @Test
    void everyTapIsAFormToo() {
        UUID call = made();
        String token = coordinator.token();
        assertThat(coordinator.get("/piket").body()).contains(calls.get(call).number(), "Aannemen");
        assertThat(coordinator
                        .submit("/piket/" + call + "/aanname", token)
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/piket/" + call));
        assertThat(calls.get(call).holder()).isEqualTo(story.viewer("piket.een").personId());
        assertThat(coordinator.get("/piket/" + call).body()).contains("Deze oproep is nu van u.");
        Visit colleague = new Visit(port).login("piket.twee");
        colleague.submit("/piket/" + call + "/aanname", colleague.token());
        assertThat(colleague.get("/piket/" + call).body())
                .contains("Deze oproep heeft al iemand", "Neem deze oproep over");
        String bed = search.view(call, story.viewer("piket.een"))
                .places()
                .get(0)
                .bed()
                .id()
                .toString();
        coordinator.submit("/piket/" + call + "/belpogingen", token, "bed", bed, "uitkomst", "ja", "tot", "07:30");
        String held = coordinator.get("/piket/" + call).body();
        assertThat(held).contains("Deze plek is vastgehouden", "vandaag 07:30");
        coordinator.submit("/piket/" + call + "/belpogingen", token, "bed", bed, "uitkomst", "onzin");
        assertThat(coordinator.get("/piket/" + call).body()).contains("Kies een uitkomst");
    }

    @Test
    void whileTheDocumentLiesReadyTheScreenSaysHowFarTheSearchIs() {
        UUID call = taken();
        handovers.make(call, Viewer.SYSTEM);

        assertThat(coordinator.get("/piket/" + call).body())
                .contains("Wij zoeken · Overdracht ligt klaar", "Bel deze plek")
                .doesNotContain("id=\"overdragen\"");
        assertThat(coordinator.get("/piket").body()).contains("Wij zoeken · Overdracht ligt klaar");
        Visit officer = new Visit(port).login("politie.nacht");
        assertThat(officer.get("/piket/" + call).body())
                .contains(">Wij zoeken<")
                .doesNotContain("Overdracht ligt klaar");
        assertThat(officer.get("/piket").body()).contains(">Wij zoeken<").doesNotContain("Overdracht ligt klaar");
        assertThat(officer.get("/api/v1/piket/oproepen/" + call).body())
                .contains("\"status\":\"overdracht\"", "\"zoektocht\":\"aangenomen\"");
    }

    @Test
    void theShelterSaysByPhoneThatThePersonIsThereAndBothSidesAreShown() {
        UUID call = taken();
        Viewer viewer = story.viewer("piket.een");
        UUID bed = search.view(call, viewer).places().get(0).bed().id();
        String token = coordinator.token();
        String page = "/piket/" + call;
        coordinator.submit(page + "/belpogingen", token, "bed", bed.toString(), "uitkomst", "ja", "tot", "07:30");
        assertThat(coordinator.get(page).body()).doesNotContain(SAID_BY_PHONE);
        step(page, token, "deze-plek");
        step(page, token, "taxi");
        assertThat(coordinator.get(page).body()).contains(SAID_BY_PHONE);

        coordinator.submit(page + "/aankomst", token);
        assertThat(coordinator.get(page).body())
                .contains("De aankomst is opgeschreven", "De persoon is er")
                .contains("door " + name("piket.een") + ". De opvang bevestigt dit nog zelf.")
                .doesNotContain(SAID_BY_PHONE);
        assertThat(coordinator.get(page + "/toestel").body()).doesNotContain("bevestigt dit nog zelf");
        coordinator.submit(page + "/aankomst", token);
        assertThat(coordinator.get(page).body()).contains("De aankomst staat er al");
    }

    private void step(String page, String token, String choice) {
        String task = coordinator.get(page).body().replaceAll("(?s).*name=\"taak\" value=\"([^\"]+)\".*", "$1");
        coordinator.submit(page + "/stap", token, "taak", task, "keuze", choice);
    }

    private String name(String username) {
        return directory.byUsername(username).orElseThrow().displayName();
    }

    @Test
    void anAnswerOfTheCallerIsKeptAndTheQuestionIsNotAskedAgain() {
        UUID call = taken();
        Viewer viewer = story.viewer("piket.een");
        NightPlace first = search.view(call, viewer).places().get(0);
        String page = coordinator.get("/piket/" + call).body();
        assertThat(page).contains(first.ask(), "spot__answers", "Liever niet zeggen");

        String token = coordinator.token();
        coordinator.submit(
                "/piket/" + call + "/antwoorden", token, "criterium", first.askCriterion(), "antwoord", "liever-niet");

        assertThat(coordinator.get("/piket/" + call).body())
                .contains("Dat is nu bekend", "Er is meer bekend over wat nodig is");
        assertThat(search.view(call, viewer).places())
                .isNotEmpty()
                .noneMatch(place -> first.askCriterion().equals(place.askCriterion()));
        coordinator.submit("/piket/" + call + "/antwoorden", token, "criterium", "onzin", "antwoord", "ja");
        assertThat(coordinator.get("/piket/" + call).body()).contains("Kies een reden uit de lijst");
    }

    @Test
    void aCallThatCannotBeRightLosesNothing() {
        Visit officer = new Visit(port).login("politie.nacht");
        HttpResponse<String> refused = officer.submit(
                "/piket/oproep", officer.token(), "situatie", STORY, "terugbellen", BACK, "gemeente", "GM9999");
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.body()).contains("De oproep is nog niet verstuurd", STORY, BACK);
        String key = UUID.randomUUID().toString();
        HttpResponse<String> made = officer.submit("/piket/oproep", officer.token(), "sleutel", key, "situatie", STORY);
        HttpResponse<String> again =
                officer.submit("/piket/oproep", officer.token(), "sleutel", key, "situatie", STORY);
        assertThat(made.statusCode()).isEqualTo(302);
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(made.headers().firstValue("Location"));
        String path = made.headers().firstValue("Location").orElseThrow().replaceAll("^.*(?=/piket/)", "");
        assertThat(officer.get(path).body())
                .contains("Wij roepen de piketdienst op")
                .doesNotContain(STORY)
                .doesNotContain("Bel deze plek eerst");
    }

    @Test
    void othersFindNothing() {
        UUID call = taken();
        for (String stranger : List.of("opvang.haven", "comensha", "tmm.oost", "af.nijkerk")) {
            Visit other = new Visit(port).login(stranger);
            for (String path : List.of("", "/stand", "/toestel")) {
                assertThat(other.get("/piket/" + call + path).statusCode())
                        .as(stranger + path)
                        .isEqualTo(404);
            }
        }
        assertThat(new Visit(port).login("opvang.haven").get("/piket").statusCode())
                .isEqualTo(404);
        assertThat(new Visit(port).login("opvang.haven").get("/piket/oproep").statusCode())
                .isEqualTo(404);
        assertThat(new Visit(port).login("politie.nacht").get("/piket/rooster").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aShelterKeepsHowItIsReachedAtNight() {
        Visit shelter = new Visit(port).login("opvang.linde");
        String page = shelter.get("/opvang/nachtbalie").body();
        String location = page.replaceAll("(?s)^.*?id=\"huis-([0-9a-f-]{36}).*$", "$1");
        String path = "/opvang/nachtbalie/" + location;
        shelter.submit(
                path, shelter.token(), "telefoon", "06 00 00 09 77", "open", "deel", "van", "18:00", "tot", "23:30");
        assertThat(shelter.get("/opvang/nachtbalie").body()).contains("06 00 00 09 77", "18:00", "23:30");
        HttpResponse<String> wrong = shelter.submit(
                path, shelter.token(), "telefoon", "06 00 00 09 78", "open", "deel", "van", "straks", "tot", "23:30");
        assertThat(wrong.body()).contains("Vul een tijd in", "06 00 00 09 78");
        Visit other = new Visit(port).login("opvang.haven");
        assertThat(other.submit(path, other.token(), "telefoon", "06 00 00 00 00")
                        .statusCode())
                .isEqualTo(404);
    }

    private UUID made() {
        NewNeed need = new NewNeed(
                List.of(new PersonNeed(null, false, java.util.Map.of("zwangerschap", Answered.of("ja")))),
                Set.of(),
                Consent.ONBEKEND,
                List.of());
        return desk.call(
                new NewCall(CallerKind.POLITIE, "GM0267", BACK, STORY, need, UUID.randomUUID()),
                story.viewer("politie.nacht"));
    }

    private UUID taken() {
        UUID call = made();
        Viewer viewer = story.viewer("piket.een");
        desk.deed(() -> calls.take(call, viewer));
        notes.save(call, NOTE, 0, viewer);
        return call;
    }
}
