package nl.schakel.web.rooster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.piket.TrialArea;
import nl.schakel.piket.rota.Line;
import nl.schakel.piket.rota.PatternSlot;
import nl.schakel.piket.rota.Patterns;
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

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\"(?: value=\"([^\"]*)\")?");

    @LocalServerPort
    private int port;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Patterns patterns;

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

    @Test
    void whatWasTakenOutIsPutBackWithOneTap() {
        Visit visit = visit("regie");
        LocalDate today = clock.instant().atZone(Zones.AMSTERDAM).toLocalDate();
        addInTurns(visit, today.toString());
        String before = visit.get("/piket/patroon?gebied=" + area.code).body();
        List<PatternSlot> pattern = patterns.of(area.code);
        PatternSlot saturday = pattern.stream()
                .filter(slot -> slot.firstWeek() != null)
                .findFirst()
                .orElseThrow();

        visit.submit("/piket/patroon/" + saturday.id() + "/weg", visit.token(), "gebied", area.code);
        String removed = visit.get("/piket/patroon?gebied=" + area.code).body();
        assertThat(removed)
                .contains("Weggehaald: zaterdag 08:30 tot 17:00, tweede lijn, bram (fictief)", "Ongedaan maken");
        assertThat(patterns.of(area.code)).hasSize(pattern.size() - 1);

        List<String> form = hidden(removed);
        assertThat(visit.submit("/piket/patroon/terug", visit.token(), form.toArray(String[]::new))
                        .statusCode())
                .isEqualTo(302);
        assertThat(visit.get("/piket/patroon?gebied=" + area.code).body())
                .contains("Teruggezet: zaterdag 08:30 tot 17:00")
                .doesNotContain("Ongedaan maken", "??");
        assertThat(patterns.of(area.code))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactlyElementsOf(pattern);
        assertThat(before).contains("om de week");

        // a second tap changes nothing
        visit.submit("/piket/patroon/terug", visit.token(), form.toArray(String[]::new));
        assertThat(patterns.of(area.code)).hasSameSizeAs(pattern);
    }

    @Test
    void puttingBackIsTheDirectorsAndNeverPushesSomebodyAside() {
        Visit visit = visit("regie");
        PatternSlot monday = patterns.of(area.code).get(0);
        visit.submit("/piket/patroon/" + monday.id() + "/weg", visit.token(), "gebied", area.code);
        String[] form =
                hidden(visit.get("/piket/patroon?gebied=" + area.code).body()).toArray(String[]::new);
        area.weekly(Line.EERSTE, Set.of(DayOfWeek.MONDAY), "20:00", "23:00", bram);

        visit.submit("/piket/patroon/terug", visit.token(), form);
        assertThat(visit.get("/piket/patroon?gebied=" + area.code).body())
                .contains("Op deze lijn staat dan al een dienst");

        Visit coordinator = visit("bram");
        assertThat(coordinator
                        .submit("/piket/patroon/terug", coordinator.token(), form)
                        .statusCode())
                .isEqualTo(404);
        form[form.length - 3] = "geen datum";
        assertThat(visit.submit("/piket/patroon/terug", visit.token(), form).statusCode())
                .isEqualTo(404);
    }

    /** Names and values of the form that takes a removal back. */
    private static List<String> hidden(String page) {
        String form = page.substring(page.indexOf("/piket/patroon/terug"));
        Matcher field = HIDDEN.matcher(form.substring(0, form.indexOf("</form>")));
        List<String> fields = new ArrayList<>();
        while (field.find()) {
            if (!field.group(1).equals("_csrf")) {
                fields.addAll(List.of(field.group(1), field.group(2) == null ? "" : field.group(2)));
            }
        }
        return fields;
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
