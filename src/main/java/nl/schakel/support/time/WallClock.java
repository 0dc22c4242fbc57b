package nl.schakel.support.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Utility for times as the clock on the wall shows them. In autumn an hour comes twice: then the first of the two is
 * meant that is still to come. In spring an hour does not come: then the moment at which the clock jumps is meant.
 */
public final class WallClock {

    private WallClock() {}

    /** The first moment after another at which the clock shows this time. */
    public static Instant next(LocalTime time, Instant after) {
        LocalDate today = LocalDate.ofInstant(after, Zones.AMSTERDAM);
        Instant found = at(today.atTime(time), after);
        return found.isAfter(after) ? found : at(today.plusDays(1).atTime(time), after);
    }

    /** The first moment after another at which the clock shows this day and time; else the last one of them. */
    public static Instant at(LocalDateTime local, Instant after) {
        List<ZoneOffset> offsets = Zones.AMSTERDAM.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            return Zones.AMSTERDAM.getRules().getTransition(local).getInstant();
        }
        Instant first = local.toInstant(offsets.get(0));
        return first.isAfter(after) ? first : local.toInstant(offsets.get(offsets.size() - 1));
    }
}
