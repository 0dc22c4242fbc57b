package nl.schakel.web.opvang;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.HoldResult;
import nl.schakel.placement.Holds;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.BedStatus;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.process.routes.night.NightService;
import nl.schakel.process.routes.placement.PlacementCommands;
import nl.schakel.story.Story;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shelter keeps its beds and its profile, as a browser without script does it. */
@SchakelTest
class ShelterPagesTest {

    @Autowired
    PlacementCommands placing;

    @Autowired
    private NightService desk;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Story story;

    @Autowired
    private Beds beds;

    @Autowired
    private Holds holds;

    @Autowired
    private PlacementCommands start;

    @BeforeEach
    void careIsAtWork() {
        story.officeHours();
    }

    private Visit veluwe() {
        return new Visit(port).login("opvang.veluwe");
    }

    private UUID freeBed() {
        return beds.own(story.viewer("opvang.veluwe")).stream()
                .filter(bed -> bed.status() == BedStatus.VRIJ)
                .map(Bed::id)
                .findFirst()
                .orElseThrow();
    }

    private Bed bed(UUID id) {
        return beds.own(id, story.viewer("opvang.veluwe"));
    }

    private HttpResponse<String> change(Visit visit, UUID bed, String status, String until) {
        return visit.submit(
                "/opvang/bedden/" + bed, visit.token(), "status", status, "tot", until, "versie", bed(bed).version());
    }

    /** All beds as the page shows them now. */
    private String[] seen() {
        return beds.own(story.viewer("opvang.veluwe")).stream()
                .flatMap(bed -> Stream.of("gezien", bed.id() + "=" + bed.version()))
                .toArray(String[]::new);
    }

    @Test
    void aBedIsConfirmedWithOneTapAndSoAreAll() {
        Visit visit = veluwe();
        UUID bed = freeBed();

        HttpResponse<String> answer =
                visit.submit("/opvang/bedden/" + bed + "/klopt-nog", visit.token(), "versie", bed(bed).version());
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/opvang#bed-" + bed);
        assertThat(visit.get("/opvang").body()).contains("bewaard. Dank u wel.").contains("door Vera Maas (fictief)");

        visit.submit("/opvang/klopt-nog", visit.token(), seen());
        assertThat(visit.get("/opvang").body())
                .contains("Uw hele lijst is van nu.")
                .doesNotContain("Kijkt u dit even na?");
    }

    @Test
    void theStatusChangesInOneTapAndWhatCannotBeIsTold() {
        Visit visit = veluwe();
        UUID bed = freeBed();

        change(visit, bed, "bezet", "2090-01-15");
        assertThat(bed(bed).status()).isEqualTo(BedStatus.BEZET);
        assertThat(visit.get("/opvang").body()).contains("tot en met zondag 15 januari");

        for (String[] wrong : new String[][] {{"vastgehouden", ""}, {"onzin", ""}, {"bezet", "morgen"}}) {
            change(visit, bed, wrong[0], wrong[1]);
            assertThat(visit.get("/opvang").body()).contains("role=\"alert\"");
            assertThat(bed(bed).occupiedUntil()).isNotNull();
        }
        change(visit, bed, "vrij", "");
        assertThat(bed(bed).status()).isEqualTo(BedStatus.VRIJ);
    }

    @Test
    void aPromisedBedCannotBeCalledFreeButTheHoldCanBeLongerOrGivenBack() {
        Viewer shelter = story.viewer("opvang.veluwe");
        UUID placement = start.alone("GM0267", "Verzonnen (fictief).", null, story.viewer("zorg.wvv"));
        UUID bed = freeBed();
        HoldResult result = placing.hold(placement, bed, story.now().plus(Duration.ofHours(4)), shelter);
        BedAllocation promise = ((HoldResult.Held) result).promise();
        Visit visit = veluwe();

        change(visit, bed, "vrij", "");
        assertThat(visit.get("/opvang").body()).contains("Dit bed is aan iemand toegezegd");

        String path = "/opvang/toezeggingen/" + promise.id();
        visit.submit(path + "/langer", visit.token(), "bed", bed.toString(), "versie", bed(bed).version());
        assertThat(bed(bed).occupiedUntil()).isEqualTo(promise.expiresAt().plus(Duration.ofHours(4)));
        Visit other = new Visit(port).login("opvang.haven");
        assertThat(other.submit(path + "/vrijgeven", other.token(), "bed", bed.toString())
                        .statusCode())
                .isEqualTo(404);
        visit.submit(path + "/vrijgeven", visit.token(), "bed", bed.toString(), "versie", bed(bed).version());
        assertThat(bed(bed).status()).isEqualTo(BedStatus.VRIJ);
    }

    @Test
    void whoLooksForAPlaceHearsAtOnceThatTheShelterTookItBack() {
        UUID placement = start.alone("GM0267", "Verzonnen (fictief).", null, story.viewer("zorg.wvv"));
        UUID bed = freeBed();
        HoldResult result =
                placing.hold(placement, bed, story.now().plus(Duration.ofHours(4)), story.viewer("opvang.veluwe"));
        UUID promise = ((HoldResult.Held) result).promise().id();
        Visit visit = veluwe();

        visit.submit(
                "/opvang/toezeggingen/" + promise + "/vrijgeven",
                visit.token(),
                "bed",
                bed.toString(),
                "versie",
                bed(bed).version());

        assertThat(jdbc.sql("select count(*) from schakel.outbox where key like ?")
                        .param("%plek-terug-" + promise + "%")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void r07_theBedsOfAnotherShelterAreAsUnknownAsAnyOther() {
        UUID bed = freeBed();
        Visit other = new Visit(port).login("opvang.haven");

        assertThat(other.get("/opvang").body()).doesNotContain(bed.toString());
        for (UUID id : List.of(bed, UUID.randomUUID())) {
            HttpResponse<String> answer = other.submit("/opvang/bedden/" + id, other.token(), "status", "gesloten");
            assertThat(answer.statusCode()).isEqualTo(404);
        }
        assertThat(bed(bed).status()).isEqualTo(BedStatus.VRIJ);
        for (String path : List.of("/opvang", "/opvang/profiel")) {
            assertThat(new Visit(port).login("zorg.wvv").get(path).statusCode()).isEqualTo(403);
        }
        for (String path : List.of("/weigeringen", "/weigeringen.csv")) {
            assertThat(other.get(path).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void aProfileChangesFromADayOnAndTheOldVersionStays() {
        Visit visit = veluwe();
        String measure = "Tolk " + UUID.randomUUID();

        for (String stance : List.of("uitgesloten", "onderhandelbaar")) {
            HttpResponse<String> answer = change(visit, "huisdier", stance, measure, today());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        }
        change(visit, "huisdier", "accepteert", "", "2090-01-01");

        String line = line(visit.get("/opvang/profiel").body(), "huisdier");
        assertThat(line)
                .contains("In overleg")
                .contains("Wat is nodig: " + measure)
                .contains("Vanaf 1 januari 2090")
                .contains("Eerdere afspraken")
                .contains("Kan hier niet");
        // one house may differ from the organisation, and go back to it
        UUID house = bed(freeBed()).location();
        visit.submit(
                "/opvang/profiel",
                visit.token(),
                "versie",
                version(visit, "?voor=" + house, "huisdier"),
                "voor",
                house.toString(),
                "criterium",
                "huisdier",
                "houding",
                "uitgesloten",
                "maatregel",
                "",
                "vanaf",
                today());
        assertThat(line(visit.get("/opvang/profiel?voor=" + house).body(), "huisdier"))
                .contains("Kan hier niet")
                .contains("Afspraak voor deze plek");
    }

    @Test
    void whatIsWrongInAProfileIsToldAndWhatWasTypedStays() {
        Visit visit = veluwe();

        HttpResponse<String> page = change(visit, "taal", "", "Een tolk erbij", "gisteren");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("Er is nog niets bewaard")
                .contains("Kies een van de vier antwoorden.")
                .contains("Vul een datum in")
                .contains("value=\"Een tolk erbij\"");
        Visit other = new Visit(port).login("opvang.haven");
        assertThat(other.submit(
                                "/opvang/profiel",
                                other.token(),
                                "voor",
                                "opvang-veluwe",
                                "criterium",
                                "taal",
                                "houding",
                                "accepteert",
                                "vanaf",
                                today())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aDemandToWorkWithThePoliceReachesTheChainDirector() {
        change(veluwe(), "politie-medewerking", "uitgesloten", "", today());

        assertThat(line(veluwe().get("/opvang/profiel").body(), "politie-medewerking"))
                .contains("langs de ketenregisseur");
        assertThat(new Visit(port).login("keten.wvv").get("/weigeringen").body())
                .contains("Profielen die meewerken met de politie vragen")
                .contains(bed(freeBed()).organisationName());
        // the figures are for who buys the places too, without the names of shelters
        HttpResponse<String> buyer = new Visit(port).login("centrum.ede").get("/weigeringen");
        assertThat(buyer.statusCode()).isEqualTo(200);
        assertThat(buyer.body())
                .contains("Wat houdt mensen van een bed af", "href=\"/weigeringen\"")
                .doesNotContain(
                        "Profielen die meewerken met de politie vragen",
                        bed(freeBed()).organisationName());
        assertThat(new Visit(port).login("centrum.ede").get("/weigeringen.csv").statusCode())
                .isEqualTo(200);
        change(veluwe(), "politie-medewerking", "accepteert", "", today());
    }

    private String today() {
        return DutchTime.local(story.now()).toLocalDate().toString();
    }

    private static String version(Visit visit, String place, String criterion) {
        return Visit.hidden(line(visit.get("/opvang/profiel" + place).body(), criterion), "versie");
    }

    private static HttpResponse<String> change(
            Visit visit, String criterion, String stance, String measure, String from) {
        return visit.submit(
                "/opvang/profiel",
                visit.token(),
                "versie",
                version(visit, "", criterion),
                "voor",
                "opvang-veluwe",
                "criterium",
                criterion,
                "houding",
                stance,
                "maatregel",
                measure,
                "vanaf",
                from);
    }

    private static String line(String body, String criterion) {
        Matcher line = Pattern.compile(
                        "id=\"veld-" + criterion + "\".*?(?=id=\"veld-[a-z-]+\"|</main>)", Pattern.DOTALL)
                .matcher(body);
        assertThat(line.find()).isTrue();
        return line.group();
    }
}
