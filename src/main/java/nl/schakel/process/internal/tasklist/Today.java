package nl.schakel.process.internal.tasklist;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import org.springframework.stereotype.Component;

/** The borders of today in the Netherlands, for the expressions of Tasklist's filter "Vandaag". */
@Component("vandaag")
public class Today {

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private final Clock clock;

    Today(Clock clock) {
        this.clock = clock;
    }

    /** Midnight with which today began. */
    public Date begin() {
        return startOf(today());
    }

    /** Midnight with which today ends. */
    public Date einde() {
        return startOf(today().plusDays(1));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZONE));
    }

    private static Date startOf(LocalDate day) {
        return Date.from(day.atStartOfDay(ZONE).toInstant());
    }
}
