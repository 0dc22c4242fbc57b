package nl.schakel.piket.rota.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.People;
import nl.schakel.piket.TrialArea;
import nl.schakel.piket.rota.Line;
import nl.schakel.piket.rota.Rota;
import nl.schakel.piket.rota.Span;
import nl.schakel.support.time.Zones;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The chain director hears of a gap a week and a day before, once each, whoever looks. */
@SchakelTest
class GapWatchTest {

    @Autowired
    private BeanFactory beans;

    @Autowired
    private GapWatch watch;

    @Autowired
    private Rota rota;

    @Autowired
    private People people;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private TrialArea area;
    private Viewer director;
    private Instant gap;

    /** A rota without gaps, but for the first line in one night from Wednesday on, ten days ahead at least. */
    @BeforeEach
    void oneGap() {
        area = new TrialArea(beans);
        director = area.director("ketenregisseur");
        always(Line.EERSTE, area.coordinator("anna"));
        always(Line.TWEEDE, area.coordinator("bram"));
        gap = clock.instant()
                .atZone(Zones.AMSTERDAM)
                .toLocalDate()
                .plusDays(10)
                .with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY))
                .atTime(17, 0)
                .atZone(Zones.AMSTERDAM)
                .toInstant();
        rota.shifts(area.code, new Span(gap, gap.plusSeconds(1))).stream()
                .filter(shift -> shift.line() == Line.EERSTE)
                .forEach(shift -> rota.assign(shift.id(), null, director));
    }

    @Test
    void aWeekAndADayAheadAndNotOftener() {
        watch.look(gap.minus(Duration.ofDays(8)));
        assertThat(told(director)).isEmpty();

        watch.look(gap.minus(Duration.ofDays(7)));
        watch.look(gap.minus(Duration.ofDays(6)));
        assertThat(told(director)).singleElement().asString().endsWith(":eerste:" + gap.getEpochSecond() + ":week");

        watch.look(gap.minus(Duration.ofHours(24)));
        watch.look(gap.minus(Duration.ofHours(2)));
        watch.look(gap.plus(Duration.ofHours(2)));
        assertThat(told(director)).hasSize(2).last().asString().endsWith(":eerste:" + gap.getEpochSecond() + ":dag");
    }

    @Test
    void whatIsFilledInTimeIsNotTold() {
        rota.fill(
                rota.gaps(area.code, new Span(gap, gap.plusSeconds(1))).get(0),
                area.coordinator("carla").personId(),
                director);
        watch.look(gap.minus(Duration.ofHours(24)));
        assertThat(told(director)).isEmpty();
    }

    @Test
    void aColleagueWhoLeavesIsMissedAtOnce() {
        Viewer bram = Viewer.of(directory.byUsername(area.username("bram")).orElseThrow());
        people.setActive(bram.personId(), false);

        watch.look(clock.instant());

        assertThat(told(director)).isNotEmpty().allMatch(key -> key.toString().contains(":tweede:"));
    }

    @Test
    void twoNodesThatLookAtTheSameMomentTellItOnce() throws Exception {
        Viewer second = area.director("ketenregisseur2");
        Instant aDayAhead = gap.minus(Duration.ofHours(24));
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> node = () -> {
                start.await();
                return watch.look(aDayAhead);
            };
            List<Future<Boolean>> looks = new ArrayList<>(List.of(nodes.submit(node), nodes.submit(node)));
            assertThat(looks.get(0).get() || looks.get(1).get()).isTrue();
        } finally {
            nodes.shutdownNow();
        }

        assertThat(told(director)).hasSize(1);
        assertThat(told(second)).hasSize(1);
    }

    @Test
    void theMessageHoldsNoContent() {
        watch.look(gap.minus(Duration.ofHours(24)));
        assertThat(jdbc.sql("select template || ' ' || link from schakel.outbox where receiver = ?")
                        .param(director.personId())
                        .query(String.class)
                        .list())
                .containsExactly("PIKETROOSTER /piket/rooster");
    }

    private void always(Line line, Viewer viewer) {
        area.nights(line, viewer);
        area.days(line, EnumSet.allOf(DayOfWeek.class), viewer);
    }

    private List<String> told(Viewer viewer) {
        return jdbc.sql("select key from schakel.outbox where receiver = ? order by id")
                .param(viewer.personId())
                .query(String.class)
                .list();
    }
}
