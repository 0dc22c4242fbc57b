package nl.schakel.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import nl.schakel.SchakelTest;
import nl.schakel.deadline.TermCalculator;
import nl.schakel.organisation.Directory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@SchakelTest
class TermWordsTest {

    private static final String NIJKERK = "GM0267";

    @Autowired
    private Words words;

    @Autowired
    private Directory directory;

    @Autowired
    private TermCalculator terms;

    @ParameterizedTest(name = "{1} seen at {0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                // a Wednesday
                "2026-11-18T10:00+01:00 | 2026-11-18T10:12+01:00 | nog 13 minuten | vandaag",
                "2026-11-18T10:00+01:00 | 2026-11-18T15:30+01:00 | vandaag voor 15:30 | vandaag",
                "2026-11-18T10:00+01:00 | 2026-11-19T09:00+01:00 | morgen voor 09:00 | ruim",
                "2026-11-18T10:00+01:00 | 2026-11-20T09:00+01:00 | nog 2 werkdagen (vrijdag 20 november) | ruim",
                // over a weekend only Monday counts
                "2026-11-20T16:00+01:00 | 2026-11-23T12:00+01:00 | nog 1 werkdag (maandag 23 november) | ruim",
                // Christmas Day and Boxing Day 2026 fall on a Friday and a Saturday
                "2026-12-23T12:00+01:00 | 2026-12-28T12:00+01:00 | nog 2 werkdagen (maandag 28 december) | ruim",
                "2026-11-18T10:00+01:00 | 2026-11-18T09:59+01:00 | te laat sinds vandaag 09:59 | laat",
                "2026-11-18T10:00+01:00 | 2026-11-17T23:00+01:00 | te laat sinds gisteren | laat",
                "2026-11-18T10:00+01:00 | 2026-11-13T12:00+01:00 | te laat sinds vrijdag 13 november | laat",
                // 23:30 in UTC is the next day in Amsterdam
                "2026-11-18T23:30+00:00 | 2026-11-19T12:00+01:00 | vandaag voor 12:00 | vandaag",
            })
    void saysItAsAColleagueWould(OffsetDateTime now, OffsetDateTime due, String text, String state) {
        TermWords.TermText said = at(now.toInstant()).of(due.toInstant(), NIJKERK);
        assertThat(said.text()).isEqualTo(text);
        assertThat(said.state()).isEqualTo(state);
    }

    @Test
    void withoutTermThereIsNothingToSay() {
        assertThat(at(Instant.parse("2026-11-18T09:00:00Z")).of(null, NIJKERK)).isNull();
    }

    @Test
    void aMunicipalityWithoutRegionCountsWeekdays() {
        TermWords.TermText said =
                at(Instant.parse("2026-11-20T15:00:00Z")).of(Instant.parse("2026-11-24T15:00:00Z"), "GM9999");
        assertThat(said.text()).isEqualTo("nog 2 werkdagen (dinsdag 24 november)");
    }

    private TermWords at(Instant now) {
        return new TermWords(words, directory, terms, Clock.fixed(now, ZoneOffset.UTC));
    }
}
