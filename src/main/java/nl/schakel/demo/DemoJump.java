package nl.schakel.demo;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import nl.schakel.support.time.ClockRefused;
import nl.schakel.support.time.DemoClockMoved;
import nl.schakel.support.time.SchakelClock;
import nl.schakel.support.time.Zones;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Command service for the clock of a demonstration: moves it, and lets the example data follow. */
@Component
public class DemoJump {

    private final SchakelClock clock;
    private final ApplicationEventPublisher events;

    DemoJump(SchakelClock clock, ApplicationEventPublisher events) {
        this.clock = clock;
        this.events = events;
    }

    /** The next moment at which it is this time of day, in Dutch time. */
    public Instant next(LocalTime time) {
        return next(time, clock.instant());
    }

    static Instant next(LocalTime time, Instant now) {
        ZonedDateTime local = now.atZone(Zones.AMSTERDAM);
        ZonedDateTime today = ZonedDateTime.of(local.toLocalDate(), time, Zones.AMSTERDAM);
        return today.isAfter(local)
                ? today.toInstant()
                : ZonedDateTime.of(local.toLocalDate().plusDays(1), time, Zones.AMSTERDAM)
                        .toInstant();
    }

    /**
     * Moves every node's clock forward.
     *
     * @throws ClockRefused when the clock is the real one, or the moment has passed or is too far away
     */
    public Instant to(Instant moment) {
        Instant from = clock.instant();
        clock.to(moment);
        Instant now = clock.instant();
        events.publishEvent(new DemoClockMoved(from, now));
        return now;
    }
}
