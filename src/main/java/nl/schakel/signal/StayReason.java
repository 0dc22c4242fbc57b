package nl.schakel.signal;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: why an end stays as it is although the reporter asked to look again; the reporter reads which. */
public enum StayReason implements Coded {
    /** What the reporter says was known and was weighed. */
    AL_BEKEKEN,
    NIETS_NIEUWS,
    TE_WEINIG_INFORMATIE,
    /** Another organisation deals with it. */
    ANDERE_ORGANISATIE;

    /** The constant of a code, if there is one. */
    public static Optional<StayReason> of(String code) {
        return Coded.of(StayReason.class, code);
    }
}
