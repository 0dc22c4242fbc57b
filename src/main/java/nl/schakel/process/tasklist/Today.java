package nl.schakel.process.tasklist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import nl.schakel.process.engine.ModelOperations;
import nl.schakel.support.time.Zones;

/** Operations of a model: the end of today in the Netherlands, for the expression in Tasklist's filter "Vandaag". */
@ModelOperations("vandaag")
public class Today {

    private final Clock clock;

    Today(Clock clock) {
        this.clock = clock;
    }

    /** Midnight with which today ends. */
    public Date einde() {
        LocalDate tomorrow = LocalDate.now(clock.withZone(Zones.AMSTERDAM)).plusDays(1);
        return Date.from(tomorrow.atStartOfDay(Zones.AMSTERDAM).toInstant());
    }
}
