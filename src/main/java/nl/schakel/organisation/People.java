package nl.schakel.organisation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.organisation.internal.Passwords;
import nl.schakel.organisation.internal.PersonTable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Command service: gives, changes and closes accounts. */
@Service
public class People {

    private final PersonTable table;
    private final Passwords passwords;
    private final ApplicationEventPublisher events;

    People(PersonTable table, Passwords passwords, ApplicationEventPublisher events) {
        this.table = table;
        this.passwords = passwords;
        this.events = events;
    }

    /** Whether each of these accounts exists. */
    @Transactional(readOnly = true)
    public boolean knowsAll(Collection<String> usernames) {
        return table.knowsAll(usernames);
    }

    /** Gives these people an account; who has one keeps it as it is. Returns how many are new. */
    @Transactional
    public int register(List<NewPerson> newcomers) {
        int added = 0;
        for (NewPerson newcomer : newcomers) {
            String hash = Optional.ofNullable(newcomer.password())
                    .map(password -> passwords.hash(password, newcomer.demo()))
                    .orElse(null);
            added += table.insert(UUID.randomUUID(), newcomer, hash, true) ? 1 : 0;
        }
        if (added > 0) {
            events.publishEvent(new DirectoryChanged());
        }
        return added;
    }

    /**
     * Gives somebody an account that opens with the first password.
     *
     * @return empty when the user name or the mail address is taken
     */
    @Transactional
    public Optional<UUID> expect(NewPerson newcomer) {
        return expect(List.of(newcomer)).map(ids -> ids.get(0));
    }

    /**
     * Gives everybody on a list an account that opens with the first password, as one change of the directory.
     *
     * @return their ids in the same order; empty when a user name or mail address is taken, so that the caller has to undo
     *     the others
     */
    @Transactional
    public Optional<List<UUID>> expect(List<NewPerson> newcomers) {
        List<UUID> ids = new ArrayList<>();
        for (NewPerson newcomer : newcomers) {
            UUID id = UUID.randomUUID();
            if (!table.insert(id, newcomer, null, false)) {
                return Optional.empty();
            }
            ids.add(id);
        }
        if (!ids.isEmpty()) {
            events.publishEvent(new DirectoryChanged());
        }
        return Optional.of(ids);
    }

    /** Who has this mail address, account open or not. */
    @Transactional(readOnly = true)
    public Optional<UUID> withEmail(String email) {
        return table.withEmail(email);
    }

    /** The same for many addresses; one that nobody has is left out. */
    @Transactional(readOnly = true)
    public Map<String, UUID> withEmails(Set<String> emails) {
        return table.withEmails(emails);
    }

    /** Whether somebody chooses the own password; the password of the demonstration is that of everybody. */
    @Transactional(readOnly = true)
    public boolean choosesPassword(UUID person) {
        return table.isReal(person);
    }

    /** Keeps a new password, which opens the account. */
    @Transactional
    public void setPassword(UUID person, String password) {
        table.setPasswordHash(person, passwords.hash(password, false));
        table.setActive(person, true);
        events.publishEvent(new DirectoryChanged());
    }

    /** The password works no more, and every session ends; the account and its roles stay. */
    @Transactional
    public void forgetPassword(UUID person) {
        table.setPasswordHash(person, null);
        events.publishEvent(new DirectoryChanged());
    }

    /** Keeps name and mail address. @return false when another account has the address */
    @Transactional
    public boolean describe(UUID person, String name, String email) {
        if (!table.setEmail(person, email)) {
            return false;
        }
        table.rename(person, name);
        events.publishEvent(new DirectoryChanged());
        return true;
    }

    /** Somebody is away for a while, or is back: roles and account stay, and what comes in goes to who is there. */
    @Transactional
    public void away(UUID person, boolean away) {
        table.setAway(person, away);
        events.publishEvent(new DirectoryChanged());
    }

    /** Gives one role. @return whether that is new */
    @Transactional
    public boolean give(UUID person, GroupId group) {
        boolean given = table.addGroup(person, group);
        if (given) {
            events.publishEvent(new DirectoryChanged());
        }
        return given;
    }

    /** Gives several people roles, as one change of the directory. */
    @Transactional
    public void give(Map<UUID, Set<GroupId>> roles) {
        roles.forEach((person, groups) -> groups.forEach(group -> table.addGroup(person, group)));
        if (!roles.isEmpty()) {
            events.publishEvent(new DirectoryChanged());
        }
    }

    /** Takes one role. @return whether there was one to take */
    @Transactional
    public boolean take(UUID person, GroupId group) {
        boolean taken = table.removeGroup(person, group);
        if (taken) {
            events.publishEvent(new DirectoryChanged());
        }
        return taken;
    }

    /** From now on this person holds exactly these roles. */
    @Transactional
    public void assign(UUID person, Set<GroupId> groups) {
        table.replaceGroups(person, groups);
        events.publishEvent(new DirectoryChanged());
    }

    /** Closes or reopens an account. */
    @Transactional
    public void setActive(UUID person, boolean active) {
        table.setActive(person, active);
        events.publishEvent(new DirectoryChanged());
    }
}
