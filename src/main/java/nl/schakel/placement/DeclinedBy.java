package nl.schakel.placement;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: whose choice it was that a place was declined. No blame: both may. */
public enum DeclinedBy implements Coded {
    /** The person does not want this place. */
    PERSOON,
    /** The shelter cannot take the person. */
    OPVANG;

    /** The one with this code; empty when there is none. */
    public static Optional<DeclinedBy> of(String code) {
        return Coded.of(DeclinedBy.class, code);
    }
}
