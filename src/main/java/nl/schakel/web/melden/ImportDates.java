package nl.schakel.web.melden;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reader of a day as people and spreadsheets write it: 31-03-2026, 31 maart 2026, 2026-03-31, or the number 46112. */
final class ImportDates {

    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4}|\\d{2})");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})([t ].*)?");
    private static final Pattern IN_WORDS = Pattern.compile("(?:[a-z]+ )?(\\d{1,2})[ -]([a-z]{3,})\\.?[ -](\\d{4})");
    private static final Pattern SERIAL = Pattern.compile("[2-6]\\d{4}");
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final int CENTURY = 2000;
    private static final List<String> MONTHS =
            List.of("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec");

    private ImportDates() {}

    /** Whether it is the number by which spreadsheets count days. */
    static boolean serial(String typed) {
        return SERIAL.matcher(typed).matches();
    }

    static Optional<LocalDate> read(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        try {
            if (serial(text)) {
                return Optional.of(DAY_ZERO.plusDays(Long.parseLong(text)));
            }
            Matcher dayFirst = DAY_FIRST.matcher(text);
            if (dayFirst.matches()) {
                int year = number(dayFirst, 3);
                return Optional.of(
                        LocalDate.of(year < 100 ? CENTURY + year : year, number(dayFirst, 2), number(dayFirst, 1)));
            }
            Matcher yearFirst = YEAR_FIRST.matcher(text);
            if (yearFirst.matches()) {
                return Optional.of(LocalDate.of(number(yearFirst, 1), number(yearFirst, 2), number(yearFirst, 3)));
            }
            Matcher words = IN_WORDS.matcher(text);
            if (words.matches()) {
                String month = words.group(2).substring(0, 3);
                int number = MONTHS.indexOf(month.equals("mrt") ? "maa" : month) + 1;
                return Optional.of(LocalDate.of(number(words, 3), number, number(words, 1)));
            }
        } catch (DateTimeException none) {
            // no day of any calendar
        }
        return Optional.empty();
    }

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
