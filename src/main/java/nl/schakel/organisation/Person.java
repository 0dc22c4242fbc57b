package nl.schakel.organisation;

import java.util.Set;
import java.util.UUID;

/**
 * Value: somebody with an account.
 *
 * @param active false once the account is closed, and for demo accounts outside demo mode
 */
public record Person(UUID id, String username, String displayName, Set<GroupId> groups, boolean active) {

    public Person {
        groups = Set.copyOf(groups);
    }

    /** Whether this person holds the role at any organisation. */
    public boolean holds(Role role) {
        return groups.stream().anyMatch(group -> group.role() == role);
    }

    @Override
    public String toString() {
        // a record prints all it has; a name must not end in a log
        return "Person[" + id + "]";
    }
}
