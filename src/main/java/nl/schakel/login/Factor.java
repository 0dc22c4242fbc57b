package nl.schakel.login;

import java.util.Set;
import nl.schakel.support.Coded;

/** Code list: what somebody proved to be themselves with. */
public enum Factor implements Coded {
    /** What they know. */
    WACHTWOORD,
    /** Six digits of an app on their phone. */
    CODE_APP,
    /** A key on their own device that opened with a face, finger or code of that device: two proofs in one. */
    PASSKEY,
    /** A code on paper that works once. */
    HERSTELCODE;

    private static final Set<Factor> HELD = Set.of(CODE_APP, HERSTELCODE);

    /** Whether these are two proofs of different kinds: something known, and something held. */
    public static boolean two(Set<Factor> proven) {
        return proven.contains(PASSKEY)
                || proven.contains(WACHTWOORD) && proven.stream().anyMatch(HELD::contains);
    }
}
