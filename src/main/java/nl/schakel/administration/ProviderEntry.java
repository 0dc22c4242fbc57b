package nl.schakel.administration;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.administration.internal.DirectoryChangeTable;
import nl.schakel.administration.internal.DirectoryTurn;
import nl.schakel.administration.internal.ProvisionedPersonTable;
import nl.schakel.login.Identities;
import nl.schakel.login.Provider;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Person;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: whom the provider of an organisation means. The first time it is found by a mail address that the provider
 * verified, of an account that exists or was invited; after that by the provider's own number of somebody alone. Who is not let
 * in hears the same, whether an account has the address or not.
 */
@Service
public class ProviderEntry {

    private static final String SESSIONS = "/instellingen/sessies";

    private final Identities identities;
    private final Directory directory;
    private final People people;
    private final Invitations invitations;
    private final ProvisionedPersonTable provisioned;
    private final DirectoryTurn turn;
    private final DirectoryChangeTable changes;
    private final Outbox outbox;

    ProviderEntry(
            Identities identities,
            Directory directory,
            People people,
            Invitations invitations,
            ProvisionedPersonTable provisioned,
            DirectoryTurn turn,
            DirectoryChangeTable changes,
            Outbox outbox) {
        this.identities = identities;
        this.directory = directory;
        this.people = people;
        this.invitations = invitations;
        this.provisioned = provisioned;
        this.turn = turn;
        this.changes = changes;
        this.outbox = outbox;
    }

    /**
     * Finds who logged in, and opens the account of who was invited. Whether the provider vouches for them now is asked when what it
     * says of their roles has been followed.
     *
     * @param subject the provider's own number of somebody
     * @param verifiedEmail null when the provider verified none
     * @throws InvalidInput when no account is theirs to open
     */
    @Transactional
    public Person enter(Provider provider, String subject, String verifiedEmail) {
        Optional<UUID> known = identities.person(provider, subject);
        if (known.isEmpty()) {
            turn.take();
            // somebody who clicked twice was first just now
            known = identities.person(provider, subject);
        }
        if (known.isPresent()) {
            Person person =
                    directory.person(known.get()).filter(provider::mayMean).orElseThrow(ProviderEntry::unknown);
            return person.active() ? person : opened(person.id(), provider);
        }
        UUID person = Optional.ofNullable(verifiedEmail)
                .map(email -> email.strip().toLowerCase(Locale.ROOT))
                .filter(provider::gives)
                .flatMap(directory::byEmail)
                .filter(provider::vouchesFor)
                .filter(found -> found.active() || isExpected(provider, found.id()))
                .map(Person::id)
                .orElseThrow(ProviderEntry::unknown);
        if (!identities.link(person, provider, subject)) {
            // the address was somebody else's before: a mail address is given to a next person, an account never is
            throw unknown();
        }
        changes.add(person, ChangeKind.LOGIN_GEKOPPELD, person, provider.organisation(), null);
        outbox.toPerson(person, Template.EIGEN_INLOG, "eigen-inlog-" + UUID.randomUUID(), SESSIONS);
        return directory.person(person).filter(Person::active).orElseGet(() -> opened(person, provider));
    }

    /** Who was invited needs no password: the provider says who they are. */
    private Person opened(UUID person, Provider provider) {
        turn.take();
        if (!isExpected(provider, person)) {
            throw unknown();
        }
        people.setActive(person, true);
        invitations.withdraw(person);
        return directory.person(person).filter(Person::active).orElseThrow(ProviderEntry::unknown);
    }

    /** Who was invited lately, or of whom the system of the organisation says that they work there. */
    private boolean isExpected(Provider provider, UUID person) {
        return invitations.awaits(person)
                || provider.provisions()
                        && provisioned
                                .find(provider.code(), person)
                                .filter(ProvisionedPersonTable.Row::active)
                                .isPresent();
    }

    private static InvalidInput unknown() {
        return InvalidInput.of("aanbieder", "geen-account", "fout.aanbieder.geen-account");
    }
}
