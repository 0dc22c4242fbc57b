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
    HERSTELCODE,
    /** A login at the provider of their organisation: one proof. */
    AANBIEDER,
    /** The same, at a level that counts as two proofs. */
    AANBIEDER_STERK;

    private static final Set<Factor> HELD = Set.of(CODE_APP, HERSTELCODE);
    private static final Set<Factor> FIRST = Set.of(WACHTWOORD, AANBIEDER);
    private static final Set<Factor> BOTH = Set.of(PASSKEY, AANBIEDER_STERK);

    /** Whether these are two proofs of different kinds: something known (or vouched for), and something held. */
    public static boolean two(Set<Factor> proven) {
        return proven.stream().anyMatch(BOTH::contains)
                || proven.stream().anyMatch(FIRST::contains) && proven.stream().anyMatch(HELD::contains);
    }
}
