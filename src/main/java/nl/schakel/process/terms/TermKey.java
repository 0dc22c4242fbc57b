package nl.schakel.process.terms;

/**
 * Value: what a row of {@code termijnen.dmn} is looked up by. A task keeps the key with which it began, so that its
 * term, its reminders and whoever hears come from one row.
 *
 * @param region code of the region, or null
 * @param process key of the model
 * @param step code of the step, or {@code step/rung} when the rung of the shelter ladder has terms of its own
 */
public record TermKey(String region, String process, String step, String urgency) {

    /** The urgency of what cannot wait for office hours. */
    public static final String ACUTE = "acuut";

    /** Whether it cannot wait for office hours. */
    public boolean acute() {
        return ACUTE.equals(urgency);
    }
}
