package nl.schakel.web.piket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.process.routes.night.NightService;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of the night without script: everything can be done by forms, and what lies on a phone tells of nobody. */
class NightPagesTest extends NightVisitTest {

    @Autowired
    private NightService desk;

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
        desk.withdraw(call, "vergissing", Viewer.SYSTEM);
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
        String version = Visit.hidden(page.substring(page.indexOf("huis-" + location)), "versie");
        shelter.submit(
                path,
                shelter.token(),
                "versie",
                version,
                "telefoon",
                "06 00 00 09 77",
                "open",
                "deel",
                "van",
                "18:00",
                "tot",
                "23:30");
        assertThat(shelter.get("/opvang/nachtbalie").body()).contains("06 00 00 09 77", "18:00", "23:30");
        HttpResponse<String> wrong = shelter.submit(
                path, shelter.token(), "telefoon", "06 00 00 09 78", "open", "deel", "van", "straks", "tot", "23:30");
        assertThat(wrong.body()).contains("Vul een tijd in", "06 00 00 09 78");
        Visit other = new Visit(port).login("opvang.haven");
        assertThat(other.submit(path, other.token(), "telefoon", "06 00 00 00 00")
                        .statusCode())
                .isEqualTo(404);
    }
}
