package nl.schakel.deadline;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.support.text.Sentences;

/**
 * Value: a term as a table states it: an ISO duration in days, hours, minutes and seconds ({@code P3D}, {@code PT15M},
 * {@code P1DT4H}) and how it is counted. Weeks, months and years are refused: in working time nobody agrees on their
 * length.
 */
public record Term(String duration, Counting counting) {

    private static final Pattern ISO =
            Pattern.compile("P(?:(\\d{1,4})D)?(?:T(?=\\d)(?:(\\d{1,5})H)?(?:(\\d{1,6})M)?(?:(\\d{1,7})S)?)?");

    public Term {
        Objects.requireNonNull(duration, "duration");
        Objects.requireNonNull(counting, "counting");
        Matcher matcher = ISO.matcher(duration);
        if (!matcher.matches() || days(matcher) == 0 && time(matcher).isZero()) {
            throw new IllegalArgumentException(Sentences.of("operator-messages").say("termijn.duur", duration));
        }
    }

    /** Whole days: working days or days of the calendar, by the counting. */
    public int days() {
        return days(match());
    }

    /** What comes on top of the whole days. */
    public Duration time() {
        return time(match());
    }

    private Matcher match() {
        Matcher matcher = ISO.matcher(duration);
        matcher.matches();
        return matcher;
    }

    private static int days(Matcher matcher) {
        return (int) number(matcher.group(1));
    }

    private static Duration time(Matcher matcher) {
        return Duration.ofHours(number(matcher.group(2)))
                .plusMinutes(number(matcher.group(3)))
                .plusSeconds(number(matcher.group(4)));
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
