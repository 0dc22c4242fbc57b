package nl.schakel.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import nl.schakel.SchakelTest;
import nl.schakel.piket.rota.Rota;
import nl.schakel.support.time.DemoClockMoved;
import nl.schakel.support.time.SchakelClock;
import nl.schakel.support.time.Zones;
import nl.schakel.web.api.Api;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A demonstration that jumps into a night finds people on duty and beds that were confirmed in the evening. */
@SchakelTest
class DemoNightTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Rota rota;

    @Autowired
    private SchakelClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void somebodyHasDutyAlsoAfterAJumpOfMonths() {
        Instant far = nightBefore(clock.instant().plus(Duration.ofDays(200)));

        events.publishEvent(new DemoClockMoved(clock.instant(), far));

        assertThat(rota.onDuty("piket-wvv", far).first()).isPresent();
        assertThat(rota.onDuty("piket-wvv", far).second()).isPresent();
    }

    @Test
    void whatIsFreeWasSaidInTheEveningBefore() {
        Instant night = nightBefore(clock.instant());

        events.publishEvent(new DemoClockMoved(night, night));

        Instant oldest = jdbc.sql("select min(b.confirmed_at) from schakel.bed b"
                        + " join schakel.shelter_location l on l.id = b.location"
                        + " where b.status = 'vrij' and l.organisation = 'opvang-haven'")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
        assertThat(oldest).isAfterOrEqualTo(night.minus(Duration.ofHours(8)));
    }

    @Test
    void theClockTakesATimeOfDay() {
        Instant before = clock.instant();

        String moment = Api.as(port, "beheer")
                .post("/api/v1/demo/klok", "{\"naar\":\"03:10\"}")
                .json()
                .get("moment")
                .asText();

        assertThat(Instant.parse(moment).atZone(Zones.AMSTERDAM).toLocalTime())
                .isBetween(LocalTime.of(3, 10), LocalTime.of(3, 12));
        assertThat(Instant.parse(moment)).isBetween(before, before.plus(Duration.ofHours(26)));
        for (String wrong : new String[] {"25:99", "3 uur", ""}) {
            assertThat(Api.as(port, "beheer")
                            .post("/api/v1/demo/klok", "{\"naar\":\"" + wrong + "\"}")
                            .status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    /** The last time before this moment that it was ten past three at night. */
    private static Instant nightBefore(Instant moment) {
        ZonedDateTime night = moment.atZone(Zones.AMSTERDAM).with(LocalTime.of(3, 10));
        return (night.toInstant().isAfter(moment) ? night.minusDays(1) : night).toInstant();
    }
}
