package nl.schakel.piket.rota;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.UUID;

/**
 * Value: a duty to put into the pattern, in local time. What was not chosen is null or empty.
 *
 * @param days on which it begins
 * @param everyOtherWeek whether it skips each second week
 * @param firstWeek any day of a week in which it holds; only asked for with every other week
 */
public record NewDuty(
        Line line,
        Set<DayOfWeek> days,
        LocalTime starts,
        LocalTime ends,
        boolean everyOtherWeek,
        LocalDate firstWeek,
        UUID person) {

    /** A duty of each week. */
    public static NewDuty weekly(Line line, Set<DayOfWeek> days, LocalTime starts, LocalTime ends, UUID person) {
        return new NewDuty(line, days, starts, ends, false, null, person);
    }
}
