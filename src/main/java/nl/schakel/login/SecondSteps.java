package nl.schakel.login;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.login.internal.CodeAppTable;
import nl.schakel.login.internal.IdentityTable;
import nl.schakel.login.internal.PasskeyTable;
import nl.schakel.login.internal.RecoveryCodeTable;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.RoleSets;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Command service: who needs a second step at login, which ways somebody has for it, and taking one away. */
@Service
public class SecondSteps {

    private static final String PAGE = "/instellingen/tweede-stap";

    /**
     * The ways that somebody has.
     *
     * @param app since when an app shows codes; null without one
     * @param codesLeft recovery codes that were not used
     */
    public record LoginWays(Instant app, List<Key> passkeys, int codesLeft) {

        /** Whether there is a way at all; recovery codes only stand in for another. */
        public boolean any() {
            return app != null || !passkeys.isEmpty();
        }

        private int number() {
            return passkeys.size() + (app == null ? 0 : 1);
        }
    }

    /**
     * A passkey, without what is secret of it.
     *
     * @param usedAt null when it was not used since it was made
     */
    public record Key(UUID id, Instant madeAt, Instant usedAt) {}

    private final CodeAppTable apps;
    private final PasskeyTable passkeys;
    private final RecoveryCodeTable codes;
    private final IdentityTable identities;
    private final Outbox outbox;
    private final boolean demo;

    SecondSteps(
            CodeAppTable apps,
            PasskeyTable passkeys,
            RecoveryCodeTable codes,
            IdentityTable identities,
            Outbox outbox,
            SchakelProperties settings) {
        this.apps = apps;
        this.passkeys = passkeys;
        this.codes = codes;
        this.identities = identities;
        this.outbox = outbox;
        this.demo = settings.demo();
    }

    /**
     * Whether somebody may only go on after a second step: outside a demonstration all who can open cases, run Schakel or
     * keep accounts. Who reports only needs none.
     */
    public boolean needed(Person person) {
        return !demo && !person.groups().stream().allMatch(group -> RoleSets.REPORTERS.contains(group.role()));
    }

    /** Whether somebody has a way, so that a password alone is not enough for their account. */
    @Transactional(readOnly = true)
    public boolean has(UUID person) {
        return ways(person).any();
    }

    /** The ways that somebody has. */
    @Transactional(readOnly = true)
    public LoginWays ways(UUID person) {
        return new LoginWays(
                apps.since(person).orElse(null),
                passkeys.of(person).stream()
                        .map(row -> new Key(row.id(), row.madeAt(), row.usedAt()))
                        .toList(),
                codes.left(person));
    }

    /** Takes the app away. @throws InvalidInput when it is the only way of who needs one */
    @Transactional
    public void removeApp(Person person) {
        needsAnother(person);
        if (apps.delete(person.id())) {
            removed(person.id());
        }
    }

    /** Takes a passkey away. @throws InvalidInput when it is the only way of who needs one */
    @Transactional
    public void removePasskey(UUID passkey, Person person) {
        needsAnother(person);
        if (passkeys.delete(passkey, person.id())) {
            removed(person.id());
        }
    }

    /** Takes everything away, for who lost it all: they begin again, with a new password, and are known at no provider. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(UUID person) {
        apps.delete(person);
        passkeys.deleteAll(person);
        codes.deleteAll(person);
        identities.deleteAll(person);
    }

    private void needsAnother(Person person) {
        passkeys.lock(person.id());
        if (needed(person) && ways(person.id()).number() < 2) {
            throw InvalidInput.of("manier", "laatste", "fout.tweede-stap.laatste");
        }
    }

    private void removed(UUID person) {
        if (!ways(person).any()) {
            codes.deleteAll(person);
        }
        changed(person);
    }

    /** Tells somebody that the way into their account changed: if it was not them, they know at once. */
    void changed(UUID person) {
        outbox.toPerson(person, Template.TWEEDE_STAP, "tweede-stap-" + UUID.randomUUID(), PAGE);
    }
}
