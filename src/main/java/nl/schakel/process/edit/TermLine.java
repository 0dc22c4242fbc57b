package nl.schakel.process.edit;

import java.math.BigDecimal;

/**
 * Value: how long a step may take, as one row of the table of terms says it.
 *
 * @param urgency acuut or normaal; empty for both
 * @param duration as the table writes it, such as {@code P5D}
 * @param counting werktijd or kloktijd
 * @param pickUp within which it must be taken in hand; empty when the table asks for nothing
 * @param reminder the part of the term after which the owner is reminded; null when the table says nothing readable
 * @param after100 who hears when the term is over
 * @param after150 who hears when it is over by half as much again
 * @param remark what people wrote beside the row; null leaves it as it is
 */
public record TermLine(
        String urgency,
        String duration,
        String counting,
        String pickUp,
        BigDecimal reminder,
        String after100,
        String after150,
        String remark) {

    /** Of every urgency that has no line of its own. */
    public static final String ANY = "";

    /** Whether both say the same of a term, whatever is written beside it. */
    boolean agrees(TermLine other) {
        return duration.equals(other.duration)
                && counting.equals(other.counting)
                && pickUp.equals(other.pickUp)
                && (reminder == null ? other.reminder == null : sameNumber(other.reminder))
                && after100.equals(other.after100)
                && after150.equals(other.after150);
    }

    private boolean sameNumber(BigDecimal other) {
        return other != null && reminder.compareTo(other) == 0;
    }
}
