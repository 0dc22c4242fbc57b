package nl.schakel.organisation;

import java.util.Collection;
import java.util.List;
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
            added += table.insert(UUID.randomUUID(), newcomer, hash) ? 1 : 0;
        }
        if (added > 0) {
            events.publishEvent(new DirectoryChanged());
        }
        return added;
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
