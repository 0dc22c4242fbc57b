package nl.schakel.access;

import java.time.LocalDate;

/**
 * Value: what came of checking the access log.
 *
 * @param entries how many entries were read
 * @param waiting how many are so new that they are not sealed yet
 * @param brokenAt the first entry that was changed, removed or inserted, or null when all is as it was written
 * @param head the last seal; who notes it down can later prove that nothing before it was taken away
 * @param position of that seal; 0 when nothing is sealed
 * @param heads how many heads that were sent out were looked for in the chain
 * @param lost the day of the first head that was sent out and is not in the chain any more, or null: the end of the log
 *     was cut off, or the head was not made by this installation
 */
public record LogCheck(
        long entries, long waiting, Long brokenAt, String head, long position, int heads, LocalDate lost) {

    /** Whether everything is as it was written, up to the newest head that was sent out. */
    public boolean intact() {
        return brokenAt == null && lost == null;
    }
}
