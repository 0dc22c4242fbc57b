package nl.schakel.access;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;

/** Value: who wants to see something: a person with the groups held at this moment. */
public record Viewer(UUID personId, String username, Set<GroupId> groups) {

    /** The application itself, for work that nobody looks at. */
    public static final Viewer SYSTEM = new Viewer(new UUID(0, 0), "schakel", Set.of());

    public Viewer {
        groups = Set.copyOf(groups);
    }

    /** The viewer that this person is. */
    public static Viewer of(Person person) {
        return new Viewer(person.id(), person.username(), person.active() ? person.groups() : Set.of());
    }

    /** Whether the viewer holds the role at any organisation. */
    public boolean holds(Role role) {
        return groups.stream().anyMatch(group -> group.role() == role);
    }

    /** The organisations at which the viewer holds the role. */
    public Set<String> organisationsAs(Role role) {
        return groups.stream()
                .filter(group -> group.role() == role)
                .map(GroupId::organisation)
                .collect(Collectors.toUnmodifiableSet());
    }
}
