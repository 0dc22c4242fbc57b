package nl.schakel.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.piket.Line;
import nl.schakel.piket.TrialArea;
import nl.schakel.support.time.Zones;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The weekly pattern as the chain director sees and changes it. */
@SchakelTest
class RotaPatternPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Clock clock;

    private TrialArea area;
    private Viewer bram;

    @BeforeEach
    void nightsForAnna() {
        area = new TrialArea(beans);
        area.director("regie");
        bram = area.coordinator("bram");
        area.nights(Line.EERSTE, area.coordinator("anna"));
    }

    @Test
    void theDirectorKeepsThePatternAndNothingTypedIsLost() {
        Visit visit = visit("regie");
        String page = visit.get("/piket/rooster").body();
        assertThat(page).contains("Vast rooster per week", "Wijzigen").doesNotContain("??");
        String refused = visit.submit(
                        "/piket/patroon",
                        visit.token(),
                        "gebied",
                        area.code,
                        "lijn",
                        "eerste",
                        "dag",
                        "1",
                        "van",
                        "18:15",
                        "tot",
                        "23:00",
                        "wie",
                        bram.personId().toString())
                .body();
        assertThat(refused).contains("Op deze lijn staat dan al een dienst", "value=\"18:15\"");
        String empty = visit.submit("/piket/patroon", visit.token(), "gebied", area.code)
                .body();
        assertThat(empty).contains("Kies op welke dagen", "hoe laat de dienst begint");

        HttpResponse<String> saved = visit.submit(
                "/piket/patroon",
                visit.token(),
                "gebied",
                area.code,
                "lijn",
                "tweede",
                "dag",
                "1",
                "dag",
                "2",
                "van",
                "17:00",
                "tot",
                "08:30",
                "wie",
                bram.personId().toString());
        assertThat(saved.statusCode()).isEqualTo(302);
        assertThat(visit.get("/piket/patroon?gebied=" + area.code).body()).contains("bram (fictief)", "Haal weg");
    }

    @Test
    void twoColleaguesTakeTurnsByTheWeek() {
        Visit visit = visit("regie");
        LocalDate today = clock.instant().atZone(Zones.AMSTERDAM).toLocalDate();
        LocalDate next = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        String first = addInTurns(visit, today.toString()).body();
        assertThat(first).isEmpty();
        addInTurns(visit, next.plusDays(3).toString());

        String page = visit.get("/piket/patroon?gebied=" + area.code).body();
        assertThat(page)
                .contains("om de week: deze week wel (week " + today.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) + ")")
                .contains("om de week: weer in week " + next.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) + ", vanaf maandag "
                        + next.getDayOfMonth())
                .doesNotContain("??");
        assertThat(addInTurns(visit, "").body())
                .contains("Kies een dag in de eerste week waarin deze dienst is", "value=\"om-de-week\" checked");
        assertThat(addInTurns(visit, today.toString()).body())
                .as("twice the same week")
                .contains("Op deze lijn staat dan al een dienst");
    }

    private HttpResponse<String> addInTurns(Visit visit, String firstWeek) {
        return visit.submit(
                "/piket/patroon",
                visit.token(),
                "gebied",
                area.code,
                "lijn",
                "tweede",
                "dag",
                "6",
                "hoe-vaak",
                "om-de-week",
                "vanaf",
                firstWeek,
                "van",
                "08:30",
                "tot",
                "17:00",
                "wie",
                bram.personId().toString());
    }

    private Visit visit(String name) {
        return new Visit(port).login(area.username(name));
    }
}
