package nl.schakel.piket;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.support.time.Zones;

/** A duty that comes back each week, in local time; one that ends at or before its beginning ends on the next day. */
public record PatternSlot(
        UUID id, String area, Line line, DayOfWeek day, LocalTime starts, LocalTime ends, UUID person) {

    private static final int MINUTES_OF_DAY = 24 * 60;
    private static final int MINUTES_OF_WEEK = 7 * MINUTES_OF_DAY;

    /**
     * The duty that begins on this day. In the night that the clock changes it is an hour longer or shorter. Empty when
     * all of it lies in the hour that the clock leaves out.
     */
    public Optional<Span> on(LocalDate date) {
        LocalDate last = overnight() ? date.plusDays(1) : date;
        Instant from = moment(date.atTime(starts));
        Instant until = moment(last.atTime(ends));
        return from.isBefore(until) ? Optional.of(new Span(from, until)) : Optional.empty();
    }

    /** The minutes of the week as PostgreSQL writes them. */
    public String minutes() {
        int from = (day.getValue() - 1) * MINUTES_OF_DAY + minute(starts);
        int until = (day.getValue() - 1) * MINUTES_OF_DAY + minute(ends) + (overnight() ? MINUTES_OF_DAY : 0);
        return until <= MINUTES_OF_WEEK
                ? "{[%d,%d)}".formatted(from, until)
                : "{[0,%d),[%d,%d)}".formatted(until - MINUTES_OF_WEEK, from, MINUTES_OF_WEEK);
    }

    /**
     * A time that the clock leaves out is the moment at which it jumps: moved on by an hour, as java.time does, it would
     * come after a later time, and two duties would overlap.
     */
    private static Instant moment(LocalDateTime local) {
        ZoneOffsetTransition change = Zones.AMSTERDAM.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(Zones.AMSTERDAM).toInstant();
    }

    private boolean overnight() {
        return !ends.isAfter(starts);
    }

    private static int minute(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }
}
