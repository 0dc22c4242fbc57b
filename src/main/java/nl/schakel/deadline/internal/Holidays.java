package nl.schakel.deadline.internal;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.schakel.organisation.Region;

/** Calendar: the Dutch holidays by Jollyday; Good Friday and 5 May count only in a region that closes on them. */
public class Holidays {

    private static final String GOOD_FRIDAY = "christian.GOOD_FRIDAY";
    private static final String LIBERATION_DAY = "LIBERATION";

    private final HolidayManager calendar =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NETHERLANDS));
    private final Map<Integer, Map<LocalDate, String>> years = new ConcurrentHashMap<>();

    /** Whether the region is closed on this date because of a holiday. */
    public boolean closed(LocalDate day, Region region) {
        String name = years.computeIfAbsent(day.getYear(), this::ofYear).get(day);
        if (name == null) {
            return false;
        }
        return switch (name) {
            case GOOD_FRIDAY -> region.goodFridayOff();
            case LIBERATION_DAY -> region.liberationDayOff();
            default -> true;
        };
    }

    private Map<LocalDate, String> ofYear(int year) {
        Map<LocalDate, String> days = new HashMap<>();
        for (Holiday holiday : calendar.getHolidays(Year.of(year))) {
            LocalDate day = holiday.getObservedDate().orElse(holiday.getActualDate());
            // Ascension Day or Good Friday may fall on the date of an optional day: the day that always counts wins
            days.merge(day, holiday.getPropertiesKey(), (one, other) -> optional(one) ? other : one);
        }
        return Map.copyOf(days);
    }

    private static boolean optional(String name) {
        return GOOD_FRIDAY.equals(name) || LIBERATION_DAY.equals(name);
    }
}
