package nl.schakel.administration;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nl.schakel.access.NotVisible;
import nl.schakel.administration.internal.DirectoryChangeTable;
import nl.schakel.administration.internal.DirectoryTurn;
import nl.schakel.administration.internal.ProvisionedMemberTable;
import nl.schakel.administration.internal.ProvisionedPersonTable;
import nl.schakel.login.Provider;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Person;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: the people of an organisation, as its own system keeps them. It invites, renames, closes and opens again; of who
 * works elsewhere too it touches what is of this organisation only, and hears nothing of the rest.
 */
@Service
public class ProvisionedPeople {

    private static final int TEXT = 254;

    /**
     * Somebody of the organisation, for its system.
     *
     * @param active whether they can come in here, or will once they do
     * @param version counts what that system changed; 0 for somebody whom people invited and it never changed
     * @param createdAt null for somebody whom it never changed
     */
    public record Account(
            UUID id, ProvisionedDetails details, boolean active, long version, Instant createdAt, Instant changedAt) {}

    /** What that system wants of somebody. */
    public record Wish(ProvisionedDetails details, boolean active) {}

    private final ProvisionedPersonTable table;
    private final ProvisionedMemberTable members;
    private final Directory directory;
    private final People people;
    private final Staff staff;
    private final Invitations invitations;
    private final ClaimedRoles claimed;
    private final DirectoryTurn turn;
    private final DirectoryChangeTable changes;
    private final Clock clock;

    ProvisionedPeople(
            ProvisionedPersonTable table,
            ProvisionedMemberTable members,
            Directory directory,
            People people,
            Staff staff,
            Invitations invitations,
            ClaimedRoles claimed,
            DirectoryTurn turn,
            DirectoryChangeTable changes,
            Clock clock) {
        this.table = table;
        this.members = members;
        this.directory = directory;
        this.people = people;
        this.staff = staff;
        this.invitations = invitations;
        this.claimed = claimed;
        this.turn = turn;
        this.changes = changes;
        this.clock = clock;
    }

    /** Everybody whom this system may know of, in a fixed order. */
    @Transactional(readOnly = true)
    public List<Account> all(Provider provider) {
        Map<UUID, Account> all = table.all(provider.code()).stream()
                .map(row -> account(provider, row))
                .collect(Collectors.toMap(Account::id, one -> one));
        Set<UUID> invited = invitations.awaited();
        directory.peopleOf(provider.organisation()).stream()
                .filter(person -> !all.containsKey(person.id()))
                .toList()
                .forEach(person ->
                        colleague(provider, person, invited::contains).ifPresent(one -> all.put(one.id(), one)));
        return all.values().stream().sorted(Comparator.comparing(Account::id)).toList();
    }

    /** Somebody with this id; empty when it is nobody whom this system may know of. */
    @Transactional(readOnly = true)
    public Optional<Account> find(Provider provider, UUID id) {
        return known(provider, id);
    }

    /** Somebody by their user name at that system, whatever its capitals. */
    @Transactional(readOnly = true)
    public Optional<Account> named(Provider provider, String userName) {
        return table.named(provider.code(), userName)
                .map(row -> account(provider, row))
                .or(() -> directory
                        .byEmail(userName.strip())
                        .flatMap(person -> known(provider, person.id()))
                        .filter(one -> one.details().userName().equalsIgnoreCase(userName.strip())));
    }

    /**
     * Somebody new, who is invited; an account that has the address already is theirs. It opens nothing until a role is given.
     *
     * @throws InvalidInput when something is wrong, or that system knows them already
     */
    @Transactional
    public Account create(Provider provider, Wish wish) {
        ProvisionedDetails details = wish.details();
        check(provider, details);
        turn.take();
        Optional<UUID> account = people.withEmail(details.email());
        if (table.named(provider.code(), details.userName()).isPresent()
                || account.flatMap(id -> known(provider, id)).isPresent()) {
            throw taken();
        }
        UUID person = account.orElseGet(() -> people.expect(
                        new NewPerson(staff.freeUsername(), details.name(), details.email(), null, Set.of(), false))
                .orElseThrow(ProvisionedPeople::taken));
        Instant now = clock.instant();
        var row = new ProvisionedPersonTable.Row(person, details, wish.active(), 1, now, now);
        if (!table.insert(provider.code(), provider.organisation(), row)) {
            throw taken();
        }
        changed(provider, ChangeKind.AANGEMELD, person);
        if (wish.active()) {
            open(provider, person);
        }
        return account(provider, row);
    }

    /**
     * Changes somebody: what they are called, and whether they work there.
     *
     * @param change of what is now; what it throws undoes all
     * @param seen is told what is now, before anything changes; what it throws undoes all
     * @throws NotVisible when it is nobody whom this system may know of
     * @throws InvalidInput when something is wrong
     */
    @Transactional
    public Account change(Provider provider, UUID id, UnaryOperator<Wish> change, Consumer<Account> seen) {
        turn.take();
        Account before = known(provider, id).orElseThrow(NotVisible::new);
        seen.accept(before);
        Wish wish = change.apply(new Wish(before.details(), before.active()));
        ProvisionedDetails details = wish.details();
        check(provider, details);
        if (!details.email().equalsIgnoreCase(before.details().email())) {
            throw InvalidInput.of("emails", "vast", "fout.scim.email-vast");
        }
        if (wish.equals(new Wish(before.details(), before.active()))) {
            return before;
        }
        table.named(provider.code(), details.userName())
                .filter(other -> !other.person().equals(id))
                .ifPresent(other -> {
                    throw taken();
                });
        Account after = keep(provider, before, wish);
        if (!details.name().equals(before.details().name())) {
            rename(provider, id, details.name());
        }
        if (before.active() && !wish.active()) {
            close(provider, id);
        } else if (!before.active() && wish.active()) {
            changed(provider, ChangeKind.HEROPEND, id);
            open(provider, id);
        } else {
            changed(provider, ChangeKind.GEGEVENS_GEWIJZIGD, id);
        }
        return after;
    }

    /**
     * Somebody is no longer of this organisation; that system hears nothing of them any more.
     *
     * @throws NotVisible when it is nobody whom this system may know of
     * @throws InvalidInput when nobody would be left who runs Schakel
     */
    @Transactional
    public void remove(Provider provider, UUID id, Consumer<Account> seen) {
        turn.take();
        seen.accept(known(provider, id).orElseThrow(NotVisible::new));
        close(provider, id);
        members.deleteAll(provider.code(), id);
        table.delete(provider.code(), id);
    }

    /** Keeps that this system knows somebody from now on, whom people invited. */
    void adopt(Provider provider, UUID id) {
        if (table.find(provider.code(), id).isEmpty()) {
            Account one = known(provider, id).orElseThrow(NotVisible::new);
            keep(provider, one, new Wish(one.details(), one.active()));
        }
    }

    private Account keep(Provider provider, Account before, Wish wish) {
        Instant now = clock.instant();
        var row = new ProvisionedPersonTable.Row(
                before.id(),
                wish.details(),
                wish.active(),
                before.version() + 1,
                before.createdAt() == null ? now : before.createdAt(),
                now);
        boolean kept = before.version() == 0
                ? table.insert(provider.code(), provider.organisation(), row)
                : table.update(provider.code(), row);
        if (!kept) {
            throw taken();
        }
        return account(provider, row);
    }

    /** The account is called so when it is of this organisation alone. */
    private void rename(Provider provider, UUID id, String name) {
        boolean alone = directory.person(id).stream()
                        .flatMap(person -> person.groups().stream())
                        .allMatch(group -> group.organisation().equals(provider.organisation()))
                && !table.worksElsewhere(id, provider.organisation());
        if (alone) {
            directory.emailOf(id).ifPresent(email -> people.describe(id, name, email));
        }
    }

    private void open(Provider provider, UUID person) {
        if (directory.person(person).filter(Person::active).isEmpty()) {
            invitations.send(person, provider.systemId());
        }
        claimed.follow(provider, Map.of(person, groupsOf(provider, person)), provider.systemId());
    }

    private Set<String> groupsOf(Provider provider, UUID person) {
        return members.all(provider.code()).stream()
                .filter(row -> row.person().equals(person))
                .map(ProvisionedMemberTable.Row::claimed)
                .collect(Collectors.toSet());
    }

    private void close(Provider provider, UUID person) {
        changed(provider, ChangeKind.AFGEMELD, person);
        staff.end(person, provider.organisation(), provider.systemId());
    }

    private void changed(Provider provider, ChangeKind what, UUID person) {
        changes.add(provider.systemId(), what, person, provider.organisation(), null);
    }

    private Optional<Account> known(Provider provider, UUID id) {
        return table.find(provider.code(), id)
                .map(row -> account(provider, row))
                .or(() -> directory
                        .person(id)
                        .filter(person -> person.groups().stream()
                                .anyMatch(group -> group.organisation().equals(provider.organisation())))
                        .flatMap(person -> colleague(provider, person, invitations::awaits)));
    }

    /** Somebody whom people invited; only by an address that this organisation gives. */
    private Optional<Account> colleague(Provider provider, Person person, Predicate<UUID> invited) {
        return directory
                .emailOf(person.id())
                .filter(provider::gives)
                .map(email -> new Account(
                        person.id(),
                        new ProvisionedDetails(email, null, person.displayName(), null, null, email),
                        person.active() || invited.test(person.id()),
                        0,
                        null,
                        null));
    }

    /** With the address that the account has now: somebody may have changed it here since. */
    private Account account(Provider provider, ProvisionedPersonTable.Row row) {
        ProvisionedDetails said = row.details();
        String email = directory.emailOf(row.person()).filter(provider::gives).orElse(said.email());
        return new Account(
                row.person(),
                new ProvisionedDetails(
                        said.userName(), said.externalId(), said.name(), said.givenName(), said.familyName(), email),
                row.active(),
                row.version(),
                row.createdAt(),
                row.changedAt());
    }

    private void check(Provider provider, ProvisionedDetails details) {
        if (directory.organisation(provider.organisation()).isEmpty()) {
            // the settings name one that nobody set up yet
            throw InvalidInput.of("organisatie", "ontbreekt", "fout.scim.organisatie");
        }
        InputCheck check = new InputCheck();
        check.required("userName", details.userName(), TEXT, "fout.scim.gebruikersnaam");
        check.text("externalId", details.externalId(), TEXT);
        check.text("name.givenName", details.givenName(), TEXT);
        check.text("name.familyName", details.familyName(), TEXT);
        Staff.checkName(check, details.name() == null ? "" : details.name());
        Staff.checkAddress(check, details.email() == null ? "" : details.email());
        if (!check.hasErrors() && !provider.gives(details.email())) {
            check.error("emails", "ander-domein", "fout.scim.domein", String.join(", ", sorted(provider)));
        }
        check.done();
    }

    private static List<String> sorted(Provider provider) {
        return provider.domains().stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    private static InvalidInput taken() {
        return InvalidInput.of("userName", "al-bekend", "fout.scim.al-bekend");
    }
}
