package nl.schakel.placement.shelter;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: what a shelter says about a criterion. */
public enum AcceptancePolicy implements Coded {
    /** No matter. */
    ACCEPTEERT,
    /** Possible with a measure. */
    ONDERHANDELBAAR,
    /** Not possible here. */
    UITGESLOTEN,
    /** Not here: this shelter sends people to another kind of place. */
    ELDERS;

    /** The one with this code; empty when there is none. */
    public static Optional<AcceptancePolicy> of(String code) {
        return Coded.of(AcceptancePolicy.class, code);
    }
}
