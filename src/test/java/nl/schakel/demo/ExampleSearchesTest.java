package nl.schakel.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.placement.RefusalRow;
import nl.schakel.placement.RefusalStatistics;
import nl.schakel.story.Story;
import nl.schakel.support.time.SchakelClock;
import nl.schakel.support.time.Zones;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures on refusals of a fresh demonstration are about nights that are over. */
@SchakelTest
class ExampleSearchesTest {

    @Autowired
    private ExampleSearches searches;

    @Autowired
    private RefusalStatistics refusals;

    @Autowired
    private Story story;

    @Autowired
    private SchakelClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void sixPeopleOfThreeNightsShowWhatKeptThemOut() {
        // whatever the hour is: these searches are of office hours
        clock.to(story.now().atZone(Zones.AMSTERDAM).plusDays(1).withHour(21).toInstant());
        Instant now = clock.instant();

        List<UUID> dossiers = searches.make();

        assertThat(clock.instant()).as("the clock is back").isBetween(now, now.plus(Duration.ofMinutes(10)));
        record Night(LocalDate begun, LocalDate ended) {}
        List<Night> nights = jdbc.sql("select p.begun_at, p.ended_at from schakel.placement p"
                        + " where p.dossier_id = any(?) order by p.begun_at")
                .param(dossiers.toArray(UUID[]::new))
                .query((row, n) -> new Night(day(row.getTimestamp(1)), day(row.getTimestamp(2))))
                .list();
        assertThat(nights).hasSize(6).allSatisfy(night -> {
            assertThat(night.ended()).isAfter(night.begun()).isBefore(day(Timestamp.from(now)));
        });
        assertThat(jdbc.sql("select count(distinct r.placement) from schakel.refusal r"
                                + " join schakel.placement p on p.id = r.placement where p.dossier_id = any(?)"
                                + " and r.criterion = 'middelengebruik' and r.whose = 'opvang' and r.at < p.ended_at")
                        .param(dossiers.toArray(UUID[]::new))
                        .query(Integer.class)
                        .single())
                .isEqualTo(6);
        assertThat(jdbc.sql("select count(*) from schakel.night_call where dossier_id = any(?)")
                        .param(dossiers.toArray(UUID[]::new))
                        .query(Integer.class)
                        .single())
                .as("in the afternoon nobody calls the on-call team")
                .isZero();
        assertThat(searches.reported()).isFalse();
        story.runDueJobs();
        while (searches.report()) {
            // the next one
        }
        assertThat(searches.reported()).isTrue();
        YearMonth month = YearMonth.from(now.atZone(Zones.AMSTERDAM));
        assertThat(refusals.perCriterion(story.viewer("keten.wvv"), month.minusMonths(1), month))
                .filteredOn(row -> row.criterion().equals("middelengebruik"))
                .extracting(RefusalRow::persons)
                .isNotEmpty();
    }

    private static LocalDate day(Timestamp moment) {
        return moment.toInstant().atZone(Zones.AMSTERDAM).toLocalDate();
    }
}
