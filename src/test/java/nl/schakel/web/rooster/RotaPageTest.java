package nl.schakel.web.rooster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.piket.TrialArea;
import nl.schakel.piket.rota.Line;
import nl.schakel.support.attempt.FailedAttempts;
import nl.schakel.support.background.WorkByHand;
import nl.schakel.support.time.Zones;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rota as coordinators and the chain director see and change it. */
@SchakelTest
class RotaPageTest {

    private static final Pattern SHIFT = Pattern.compile("/piket/rooster/diensten/([0-9a-f-]{36})/overnemen");
    private static final Pattern OWN_SHIFT = Pattern.compile("/piket/rooster/diensten/([0-9a-f-]{36})/ruil");
    private static final Pattern QUESTION = Pattern.compile("/piket/rooster/ruil/([0-9a-f-]{36})/aannemen");
    private static final Pattern ADDRESS = Pattern.compile("/piket/agenda/[A-Za-z0-9_-]{43}\\.ics");

    @LocalServerPort
    private int port;

    @Autowired
    private WorkByHand work;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private FailedAttempts attempts;

    @Autowired
    private Clock clock;

    private TrialArea area;
    private Viewer anna;
    private Viewer bram;

    @BeforeEach
    void nightsForAnna() {
        area = new TrialArea(beans);
        area.director("regie");
        anna = area.coordinator("anna");
        bram = area.coordinator("bram");
        area.nights(Line.EERSTE, anna);
    }

    @Test
    void takingOverTakesOneTapAndTheSecondTapHearsWho() {
        Visit visit = visit("bram");
        String page = visit.get("/piket/rooster").body();
        assertThat(page)
                .contains("Piketrooster", "anna (fictief)", "17:00 tot 08:30")
                .doesNotContain("??");

        String shift = first(SHIFT, page);
        String after = post(visit, "/piket/rooster/diensten/" + shift + "/overnemen");
        assertThat(after).contains("Deze dienst is nu van u");

        area.coordinator("carla");
        String late = post(visit("carla"), "/piket/rooster/diensten/" + shift + "/overnemen");
        assertThat(late).contains("bram (fictief) heeft deze dienst al overgenomen");
    }

    @Test
    void aSwapIsAskedAndAccepted() {
        Visit asker = visit("anna");
        String shift = first(OWN_SHIFT, asker.get("/piket/rooster").body());
        assertThat(post(
                        asker,
                        "/piket/rooster/diensten/" + shift + "/ruil",
                        "voorstel",
                        bram.personId().toString()))
                .contains("De dienst blijft van u tot uw collega ja zegt", "U vroeg bram (fictief)");

        Visit colleague = visit("bram");
        String page = colleague.get("/piket/rooster").body();
        assertThat(page).contains("anna (fictief) vraagt of u deze dienst wilt doen");
        assertThat(post(colleague, "/piket/rooster/ruil/" + first(QUESTION, page) + "/aannemen"))
                .contains("Deze dienst is nu van u");
        assertThat(post(asker, "/piket/rooster/diensten/" + shift + "/ruil", "voorstel", "geen-uuid"))
                .contains("Kies een collega");
    }

    @Test
    void theDirectorMakesAnException() {
        Visit visit = visit("regie");
        assertThat(visit.get("/piket/rooster").body()).contains("Uitzondering maken");
        String day = clock.instant()
                .atZone(Zones.AMSTERDAM)
                .toLocalDate()
                .plusDays(3)
                .toString();
        String after = post(
                visit,
                "/piket/rooster/uitzonderingen",
                "lijn",
                "eerste",
                "van",
                day + "T20:00",
                "tot",
                day + "T23:00",
                "wie",
                bram.personId().toString());
        assertThat(after).contains("Bewaard", "20:00 tot 23:00", "23:00 tot 08:30");
        assertThat(post(visit, "/piket/rooster/uitzonderingen", "lijn", "eerste", "van", "gisteren", "tot", ""))
                .contains("Vul een begin en een einde in");
        assertThat(visit("anna").get("/piket/rooster").body()).doesNotContain("Uitzondering maken");
    }

    @Test
    void anExceptionOfAnOldScreenChangesNothingAndLosesNothing() {
        Visit director = visit("regie");
        String seen = Visit.hidden(exceptions(director.get("/piket/rooster").body()), "versie");
        String day = clock.instant()
                .atZone(Zones.AMSTERDAM)
                .toLocalDate()
                .plusDays(3)
                .toString();
        String[] fields = {
            "lijn",
            "eerste",
            "van",
            day + "T20:00",
            "tot",
            day + "T23:00",
            "wie",
            bram.personId().toString(),
            "versie",
            seen
        };
        // a colleague takes a part of that night over
        Visit other = visit("regie");
        post(
                other,
                "/piket/rooster/uitzonderingen",
                "lijn",
                "eerste",
                "van",
                day + "T22:00",
                "tot",
                day + "T22:30",
                "wie",
                bram.personId().toString(),
                "versie",
                seen);

        String late = post(director, "/piket/rooster/uitzonderingen", fields);

        assertThat(late)
                .contains("Een collega heeft het rooster in die tijd intussen veranderd.")
                .contains("22:00 tot 22:30")
                .contains("value=\"" + day + "T20:00\"", "value=\"" + day + "T23:00\"")
                .doesNotContain("20:00 tot 23:00");
        fields[fields.length - 1] = Visit.hidden(exceptions(late), "versie");
        assertThat(post(director, "/piket/rooster/uitzonderingen", fields)).contains("Bewaard", "20:00 tot 23:00");
    }

    private static String exceptions(String page) {
        return page.substring(page.indexOf("rota__override"));
    }

    @Test
    void howSomebodyIsReachedIsNotPutBackByAnOldScreen() {
        Visit visit = visit("bram");
        String seen = Visit.hidden(visit.get("/piket/bereikbaar").body(), "versie");
        visit.submit("/piket/bereikbaar", visit.token(), "versie", seen, "telefoon", "06 00 00 00 17", "mail", "");

        HttpResponse<String> old = visit.submit(
                "/piket/bereikbaar", visit.token(), "versie", seen, "telefoon", "06 00 00 00 18", "mail", "");

        assertThat(old.body()).contains("Nu staat er: 06 00 00 00 17", "value=\"06 00 00 00 18\"");
        String newest = Visit.hidden(old.body(), "versie");
        assertThat(visit.submit(
                                "/piket/bereikbaar",
                                visit.token(),
                                "versie",
                                newest,
                                "telefoon",
                                "06 00 00 00 18",
                                "mail",
                                "")
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void aGapIsSeenAndFilled() {
        Visit visit = visit("bram");
        String page = visit.get("/piket/rooster").body();
        assertThat(page).contains("Dan heeft niemand dienst", "shift--gap", "Ik neem deze dienst");
        String after = post(
                visit,
                "/piket/rooster/gaten",
                "lijn",
                "tweede",
                "van",
                gapField(page, "van"),
                "tot",
                gapField(page, "tot"));
        assertThat(after).contains("Het gat is gevuld");
        assertThat(visit.submit(
                                "/piket/rooster/gaten",
                                visit.token(),
                                "gebied",
                                area.code,
                                "lijn",
                                "derde",
                                "van",
                                "x",
                                "tot",
                                "y")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoCannotBeReachedIsToldWhatToDo() {
        area.unreachable("mute");
        Visit visit = visit("mute");
        String page = visit.get("/piket/rooster").body();
        assertThat(page).contains("Schakel weet niet hoe u te bereiken bent");
        assertThat(post(visit, "/piket/rooster/diensten/" + first(SHIFT, page) + "/overnemen"))
                .contains("geen telefoonnummer of mailadres");

        assertThat(visit.submit("/piket/bereikbaar", visit.token(), "telefoon", "geen nummer", "mail", "")
                        .body())
                .contains("Dit is geen telefoonnummer", "value=\"geen nummer\"");
        String version = Visit.hidden(visit.get("/piket/bereikbaar").body(), "versie");
        visit.submit(
                "/piket/bereikbaar",
                visit.token(),
                "versie",
                version,
                "telefoon",
                "06.00.00.00.07 (privé)",
                "mail",
                "");
        assertThat(visit.get("/piket/bereikbaar").body()).contains("06.00.00.00.07 (privé)");
        assertThat(post(visit, "/piket/rooster/diensten/" + first(SHIFT, page) + "/overnemen"))
                .contains("Deze dienst is nu van u");
    }

    @Test
    void otherRolesAndOtherRegionsSeeNothing() {
        assertThat(new Visit(port).login("af.nijkerk").get("/piket/rooster").statusCode())
                .isEqualTo(403);
        Visit elsewhere = new Visit(port).login("piket.een");
        assertThat(elsewhere.get("/piket/rooster?gebied=" + area.code).statusCode())
                .isEqualTo(404);
        assertThat(elsewhere.get("/piket/patroon?gebied=piket-wvv").statusCode())
                .isEqualTo(404);
        String shift = first(SHIFT, visit("bram").get("/piket/rooster").body());
        assertThat(elsewhere
                        .submit(
                                "/piket/rooster/diensten/" + shift + "/overnemen",
                                elsewhere.token(),
                                "gebied",
                                area.code)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theDemonstrationHasARotaWithAGap() {
        // another test may have moved the clock past what was planned
        work.does("rooster-bewaken");
        assertThat(new Visit(port).login("piket.een").get("/piket/rooster").body())
                .contains("Piket West Veluwe Vallei (fictief)", "Iris Veenstra (fictief)", "shift--gap");
        assertThat(new Visit(port).login("keten.wvv").get("/piket/rooster").body())
                .contains("Piket West Veluwe Vallei (fictief)", "Vul dit gat");
    }

    @Test
    void theCalendarIsReadByItsSecretAddressUntilThatIsTakenBack() throws Exception {
        Visit visit = visit("anna");
        visit.submit("/piket/bereikbaar/agenda", visit.token());
        String address = first(ADDRESS, 0, visit.get("/piket/bereikbaar").body());
        assertThat(visit.get("/piket/bereikbaar").body()).as("told once").doesNotContain(address);

        HttpResponse<String> feed = new Visit(port).get(address);
        assertThat(feed.statusCode()).isEqualTo(200);
        assertThat(feed.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(feed.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
        Calendar calendar = new CalendarBuilder().build(new StringReader(feed.body()));
        assertThat(calendar.getComponents(Component.VEVENT)).hasSizeGreaterThan(30);
        assertThat(calendar.validate().hasErrors()).isFalse();
        assertThat(feed.body())
                .contains("Piket\\, eerste lijn: Proefpiket (fictief)")
                .doesNotContain("anna");
        String secret = address.replaceAll(".*/|\\.ics", "");
        assertThat(jdbc.sql("select secret_hash from schakel.duty_agenda where person = ?")
                        .param(anna.personId())
                        .query(String.class)
                        .single())
                .doesNotContain(secret);

        visit.submit("/piket/bereikbaar/agenda/weg", visit.token());
        visit.get("/piket/bereikbaar");
        try {
            assertThat(new Visit(port).get(address).statusCode()).isEqualTo(404);
            for (int guess = 0; guess < 5; guess++) {
                new Visit(port).get("/piket/agenda/" + UUID.randomUUID() + ".ics");
            }
            HttpResponse<String> slow = new Visit(port).get("/piket/agenda/" + UUID.randomUUID() + ".ics");
            assertThat(slow.statusCode()).isEqualTo(429);
            assertThat(slow.headers().firstValue("Retry-After")).isPresent();

            visit.submit("/piket/bereikbaar/agenda", visit.token());
            String renewed = first(ADDRESS, 0, visit.get("/piket/bereikbaar").body());
            assertThat(new Visit(port).get(renewed).statusCode())
                    .as("a right address waits for nobody's mistakes")
                    .isEqualTo(200);
        } finally {
            attempts.succeeded("piket-agenda", "127.0.0.1");
        }
    }

    private Visit visit(String name) {
        return new Visit(port).login(area.username(name));
    }

    /** Sends a form of the rota and reads what the page says then. */
    private String post(Visit visit, String path, String... fields) {
        String[] all = new String[fields.length + 2];
        System.arraycopy(fields, 0, all, 0, fields.length);
        all[fields.length] = "gebied";
        all[fields.length + 1] = area.code;
        HttpResponse<String> answer = visit.submit(path, visit.token(), all);
        assertThat(answer.statusCode()).isEqualTo(302);
        return visit.get("/piket/rooster?gebied=" + area.code).body();
    }

    /** A field of the first gap on the second line. */
    private static String gapField(String page, String name) {
        return first(
                Pattern.compile(
                        "name=\"lijn\" value=\"tweede\">\\s*(?:<input type=\"hidden\" name=\"\\w+\" value=\"[^\"]+\">\\s*)*?"
                                + "<input type=\"hidden\" name=\"" + name + "\" value=\"([^\"]+)\""),
                page);
    }

    private static String first(Pattern pattern, String page) {
        return first(pattern, 1, page);
    }

    private static String first(Pattern pattern, int group, String page) {
        Matcher found = pattern.matcher(page);
        assertThat(found.find()).as("%s in %s", pattern, page).isTrue();
        return found.group(group);
    }
}
