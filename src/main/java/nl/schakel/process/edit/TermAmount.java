package nl.schakel.process.edit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.deadline.Counting;
import nl.schakel.support.Coded;

/** Value: how long something may take, as a number and a unit: five days, fifteen minutes. */
public record TermAmount(int number, TermUnit unit) {

    private static final Pattern ONE_PART = Pattern.compile("P(?:(\\d{1,4})D|T(\\d{1,5})([HM]))");
    private static final int WORKING_DAYS = 5;
    private static final int DAYS = 7;

    /** What somebody counts in. A week is five working days, or seven days of the calendar. */
    public enum TermUnit implements Coded {
        MINUTEN,
        UREN,
        DAGEN,
        WEKEN
    }

    /** What a duration of the table is as one number; empty when it takes more than one. */
    public static Optional<TermAmount> of(String duration, Counting counting) {
        Matcher part = ONE_PART.matcher(duration);
        if (!part.matches()) {
            return Optional.empty();
        }
        TermAmount amount = part.group(1) != null
                ? days(Integer.parseInt(part.group(1)), counting)
                : new TermAmount(
                        Integer.parseInt(part.group(2)), part.group(3).equals("H") ? TermUnit.UREN : TermUnit.MINUTEN);
        return Optional.of(amount).filter(one -> one.duration(counting).equals(duration));
    }

    /** Working days are counted one by one, also when there are many; days of the calendar in whole weeks. */
    private static TermAmount days(int days, Counting counting) {
        return counting == Counting.KLOKTIJD && days > 0 && days % DAYS == 0
                ? new TermAmount(days / DAYS, TermUnit.WEKEN)
                : new TermAmount(days, TermUnit.DAGEN);
    }

    /** As the table writes it. */
    public String duration(Counting counting) {
        return switch (unit) {
            case MINUTEN -> "PT" + number + "M";
            case UREN -> "PT" + number + "H";
            case DAGEN -> "P" + number + "D";
            case WEKEN -> "P" + number * (counting == Counting.WERKTIJD ? WORKING_DAYS : DAYS) + "D";
        };
    }
}
