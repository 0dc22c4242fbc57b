package nl.schakel.placement.shelter;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: what a criterion does when it meets a profile that does not just accept it. */
public enum CriterionKind implements Coded {
    /** The bed does not fit. */
    HARD,
    /** The bed fits when a measure is taken. */
    ONDERHANDELBAAR,
    /** Another kind of place is meant for it. */
    ROUTE;

    /** The one with this code; empty when there is none. */
    public static Optional<CriterionKind> of(String code) {
        return Coded.of(CriterionKind.class, code);
    }
}
