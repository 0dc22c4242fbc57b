package nl.schakel.web.security;

import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import nl.schakel.login.Factor;

/**
 * View model: who signed in, as kept in the session: no roles, because those may change while the session lasts.
 *
 * @param loginVersion how often this person had chosen a password
 * @param proven what they proved to be themselves with
 * @param awaits whether their account has a second step, so that a password alone is not enough
 * @param provenAt when the last proof was given, by the real time
 * @param provider by which they came in; null when by a way of Schakel itself
 */
public record SignedIn(
        UUID person,
        String username,
        int loginVersion,
        Set<Factor> proven,
        boolean awaits,
        Instant provenAt,
        AtProvider provider)
        implements Principal, Serializable {

    /**
     * A login at the provider of an organisation.
     *
     * @param code of the provider
     * @param sid its number of the session there; null when it has none
     */
    record AtProvider(String code, String sid) implements Serializable {}

    @Override
    public String getName() {
        return username;
    }

    /** Whether two proofs of different kinds were given. */
    boolean twice() {
        return Factor.two(proven);
    }

    /** The same after one more proof. */
    SignedIn and(Factor factor, Instant now) {
        Set<Factor> all = EnumSet.copyOf(proven);
        all.add(factor);
        return new SignedIn(person, username, loginVersion, all, awaits, now, provider);
    }
}
