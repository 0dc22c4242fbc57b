package nl.schakel.retention;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: why a case that was proposed is not destroyed. */
public enum WhyItStays implements Coded {
    /** A legal hold. */
    VASTGEHOUDEN,
    /** It, or a case that belongs to it, was opened again or is worked on. */
    LOOPT,
    /** By the terms and facts of now it is too early. */
    TE_VROEG,
    /** Another case belongs to it and stays. */
    GEKOPPELD;

    /** The constant of a code, if there is one. */
    public static Optional<WhyItStays> of(String code) {
        return Coded.of(WhyItStays.class, code);
    }
}
