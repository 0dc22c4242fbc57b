package nl.schakel.placement;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: what was answered to a question about a person. Not asked is {@link #ONBEKEND}, never no (R11). */
public enum Given implements Coded {
    /** Yes. */
    JA,
    /** No. */
    NEE,
    /** Not asked or not known. */
    ONBEKEND,
    /** The person would rather not say. */
    LIEVER_NIET,
    /** A value, for a question that asks for more than yes or no. */
    WAARDE;

    /** The one with this code; empty when there is none. */
    public static Optional<Given> of(String code) {
        return Coded.of(Given.class, code);
    }
}
