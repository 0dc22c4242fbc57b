package nl.schakel.deadline;

import nl.schakel.support.Coded;
import nl.schakel.support.text.Sentences;

/** Code list: how a term is counted: only the hours somebody is at work, or the hours of the clock. */
public enum Counting implements Coded {
    WERKTIJD,
    KLOKTIJD;

    /** Reads the code; refuses anything else, so that a typing error in a table is not silently a default. */
    public static Counting of(String code) {
        return Coded.of(Counting.class, code)
                .orElseThrow(() -> new IllegalArgumentException(
                        Sentences.of("operator-messages").say("termijn.telling", code)));
    }
}
