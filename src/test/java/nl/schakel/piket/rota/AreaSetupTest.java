package nl.schakel.piket.rota;

import static nl.schakel.piket.TrialArea.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.TestPostgres;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Region;
import nl.schakel.piket.AtOnce;
import nl.schakel.piket.TrialArea;
import nl.schakel.piket.TrialNight;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Regions share a rota when their directors agree; until then, and always, each has one area. */
@SchakelTest
class AreaSetupTest {

    @Autowired
    private BeanFactory beans;

    @Autowired
    private AreaSetup setup;

    @Autowired
    private Directory directory;

    @Autowired
    private DutyAreas areas;

    @Autowired
    private Rota rota;

    @Autowired
    private Patterns patterns;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private TrialArea east;
    private TrialArea west;
    private Viewer eastern;
    private Viewer western;

    @BeforeEach
    void twoRegionsWithARotaEach() {
        east = new TrialArea(beans);
        west = new TrialArea(beans);
        eastern = east.director("proefregie");
        western = west.director("proefregie");
    }

    @Test
    void aRegionStaysWhereItIsUntilItsOwnDirectorAgrees() {
        AreaQuestion question = ask();

        assertThat(areaOf(west)).isEqualTo(west.code);
        assertThat(told(western)).hasSize(1);
        assertThatThrownBy(() -> setup.accept(question.id(), eastern)).isInstanceOf(NotVisible.class);
        assertThat(areaOf(west)).isEqualTo(west.code);

        setup.accept(question.id(), western);

        assertThat(areaOf(west)).isEqualTo(east.code);
        assertThat(areaOf(east)).isEqualTo(east.code);
        assertThat(areas.of(western)).extracting(DutyArea::code).containsExactly(east.code);
        assertThat(told(eastern)).hasSize(1);
        assertThatThrownBy(() -> setup.accept(question.id(), western)).satisfies(says("al geantwoord"));
    }

    @Test
    void theRotaOfAnAreaWithoutRegionsEndsWithTheDutyThatRuns() {
        Viewer anna = west.coordinator("proefanna");
        west.nights(Line.TWEEDE, anna);
        UUID running = west.running(west.coordinator("proefcarla"));
        Viewer bram = east.coordinator("proefbram");
        east.nights(Line.EERSTE, bram);

        setup.accept(ask().id(), western);

        Instant now = clock.instant();
        assertThat(rota.shifts(west.code, new Span(now, now.plus(Duration.ofDays(60)))))
                .allSatisfy(shift -> assertThat(shift.span().from()).isBeforeOrEqualTo(now))
                .extracting(Shift::id)
                .contains(running);
        assertThat(patterns.of(west.code)).isEmpty();
        assertThat(patterns.of(east.code)).hasSize(7);
        assertThat(told(anna)).isNotEmpty();
        assertThat(areas.directors(areas.of(west.code).orElseThrow()))
                .as("whoever directed it still hears of what runs there")
                .allMatch(western.groups()::contains);
        assertThat(areas.forCall(null, anna)).map(DutyArea::code).contains(east.code);
    }

    @Test
    void aPoliceUnitOfSeveralRegionsIsAnsweredByOneThatItCovers() {
        Viewer officer = directory.byUsername("politie.nacht").map(Viewer::of).orElseThrow();
        setup.rename(
                east.code,
                "Aanpiket (fictief)",
                areas.of(east.code).orElseThrow().version(),
                eastern);

        assertThat(areas.forCall(null, officer)).map(DutyArea::code).contains("piket-wvv");
    }

    @Test
    void aNoAndAQuestionTakenBackChangeNothing() {
        setup.decline(ask().id(), western);
        AreaQuestion again = ask();
        assertThatThrownBy(() -> setup.ask(east.code, west.code, eastern)).satisfies(says("al gevraagd"));
        assertThatThrownBy(() -> setup.withdraw(again.id(), western)).isInstanceOf(NotVisible.class);
        setup.withdraw(again.id(), eastern);

        assertThatThrownBy(() -> setup.accept(again.id(), western)).satisfies(says("ingetrokken"));
        assertThat(areaOf(west)).isEqualTo(west.code);
        assertThat(setup.toAnswer(western)).isEmpty();
    }

    @Test
    void aRegionThatSharesMakesAnAreaOfItsOwn() {
        setup.accept(ask().id(), western);
        assertThatThrownBy(() -> setup.make("Piket Proef (fictief)", west.code, eastern))
                .isInstanceOf(NotVisible.class);

        String made = setup.make(" Piket Proef West (fictief) ", west.code, western);

        assertThat(areaOf(west)).isEqualTo(made);
        assertThat(areaOf(east)).isEqualTo(east.code);
        DutyArea area = areas.of(made).orElseThrow();
        assertThat(area.name()).isEqualTo("Piket Proef West (fictief)");
        assertThat(area.organisation()).isEqualTo(west.code);
        assertThat(told(eastern)).as("those who stay hear it").hasSize(2);
        assertThat(jdbc.sql("select to_area from schakel.duty_area_change where region = ? order by id")
                        .param(west.code)
                        .query(String.class)
                        .list())
                .containsExactly(east.code, made);
        assertThatThrownBy(() -> setup.make("Nog een", west.code, western))
                .satisfies(says("heeft al een eigen piketgebied"));
    }

    @Test
    void whileACallRunsNothingMoves() {
        TrialNight night = new TrialNight(beans);
        night.call();
        setup.ask(east.code, night.area.code, eastern);
        AreaQuestion question = setup.toAnswer(night.director).get(0);

        assertThatThrownBy(() -> setup.accept(question.id(), night.director)).satisfies(says("Er loopt nu een oproep"));
        assertThat(areas.ofRegion(night.area.code).map(DutyArea::code)).contains(night.area.code);
        assertThat(setup.toAnswer(night.director))
                .as("to answer in the morning")
                .hasSize(1);
    }

    @Test
    void whoRenamesAnOlderStateHearsThatItChanged() {
        DutyArea seen = areas.of(east.code).orElseThrow();
        setup.rename(east.code, "Piket Oost (fictief)", seen.version(), eastern);

        assertThatThrownBy(() -> setup.rename(east.code, "Ander (fictief)", seen.version(), eastern))
                .satisfies(says("net veranderd"));
        assertThatThrownBy(() -> setup.rename(east.code, " ", seen.version() + 1, eastern))
                .satisfies(says("Geef het piketgebied een naam"));
        assertThatThrownBy(() -> setup.rename(east.code, "x".repeat(81), seen.version() + 1, eastern))
                .satisfies(says("te lang"));
        assertThatThrownBy(() -> setup.rename(east.code, "West", seen.version() + 1, western))
                .isInstanceOf(NotVisible.class);
        assertThat(areas.of(east.code).orElseThrow().name()).isEqualTo("Piket Oost (fictief)");
    }

    @Test
    void twoDirectorsWhoMakeAnAreaAtTheSameMomentMakeOne() throws Exception {
        Viewer second = west.director("proefregie2");
        JdbcClient.create(TestPostgres.withAllRights(jdbc))
                .sql("delete from schakel.duty_area_region where region = ?")
                .param(west.code)
                .update();

        List<String> told = AtOnce.told(
                () -> setup.make("Eerste (fictief)", west.code, western),
                () -> setup.make("Tweede (fictief)", west.code, second));

        assertThat(told).hasSize(2).containsOnlyOnce("");
        assertThat(String.join("", told)).contains("heeft al een eigen piketgebied");
        assertThat(areas.of(western)).hasSize(1);
    }

    @Test
    void onlyWhoDirectsAskAndOnlyWhoCanAnswerIsAsked() {
        Viewer anna = east.coordinator("proefanna");
        assertThatThrownBy(() -> setup.ask(east.code, west.code, anna)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> setup.ask(east.code, "gz", eastern)).satisfies(says("kan niet antwoorden"));
        assertThatThrownBy(() -> setup.ask(east.code, east.code, eastern)).satisfies(says("hoort er al bij"));
        assertThat(setup.directed(anna)).isEmpty();
        assertThat(setup.directed(eastern)).extracting(Region::code).containsExactly(east.code);
    }

    private AreaQuestion ask() {
        setup.ask(east.code, west.code, eastern);
        return setup.toAnswer(western).get(0);
    }

    private String areaOf(TrialArea region) {
        return areas.ofRegion(region.code).map(DutyArea::code).orElse(null);
    }

    private List<String> told(Viewer viewer) {
        return jdbc.sql("select key from schakel.outbox where receiver = ? and template = 'PIKETROOSTER'")
                .param(viewer.personId())
                .query(String.class)
                .list();
    }
}
