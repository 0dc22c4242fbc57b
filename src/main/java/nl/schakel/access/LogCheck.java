package nl.schakel.access;

/**
 * What came of checking the access log.
 *
 * @param entries how many entries were read
 * @param waiting how many are so new that they are not sealed yet
 * @param brokenAt the first entry that was changed, removed or inserted, or null when all is as it was written
 * @param head the last seal; who notes it down can later prove that nothing before it was taken away
 */
public record LogCheck(long entries, long waiting, Long brokenAt, String head) {

    /** Whether everything is as it was written. */
    public boolean intact() {
        return brokenAt == null;
    }
}
