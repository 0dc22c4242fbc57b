package nl.schakel.web.frame;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import nl.schakel.support.time.Zones;

/** Formatter: moments as a Dutch reader writes them, in Dutch time. */
public final class DutchTime {

    public static final Locale DUTCH = Locale.forLanguageTag("nl-NL");

    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", DUTCH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", DUTCH);
    private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", DUTCH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", DUTCH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", DUTCH);

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", DUTCH);

    private static final DateTimeFormatter DAY_TIME = DateTimeFormatter.ofPattern("EE HH:mm", DUTCH);

    private DutchTime() {}

    public static ZonedDateTime local(Instant moment) {
        return moment.atZone(Zones.AMSTERDAM);
    }

    /** For example "zaterdag 21 november 2026, 14:05". */
    public static String full(Instant moment) {
        return FULL.format(local(moment));
    }

    /** For example "zaterdag 21 november". */
    public static String day(Instant moment) {
        return DAY.format(local(moment));
    }

    /** For example "zaterdag 21 november 2026". */
    public static String dayAndYear(Instant moment) {
        return DAY_AND_YEAR.format(local(moment));
    }

    /** For example "21 november 2026". */
    public static String date(Instant moment) {
        return DATE.format(local(moment));
    }

    /** For example "21 november 2026". */
    public static String date(LocalDate day) {
        return DATE.format(day);
    }

    /** For example "14:05". */
    public static String time(Instant moment) {
        return TIME.format(local(moment));
    }

    /** For example "za 14:05": within one night, the day says which side of midnight. */
    public static String dayTime(Instant moment) {
        return DAY_TIME.format(local(moment));
    }

    /** For example "november 2026". */
    public static String month(YearMonth month) {
        return MONTH.format(month);
    }
}
