package nl.schakel.web.frame;

import java.util.Comparator;
import java.util.List;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.RoleSets;
import org.springframework.stereotype.Component;

/** View factory: to whom somebody can hand over work: reporters of one counter are no team. */
@Component
public class Colleagues {

    /** Somebody to whom a task can be handed over. */
    public record Colleague(String username, String name) {

        public static Colleague of(Person person) {
            return new Colleague(person.username(), person.displayName());
        }
    }

    private final Directory directory;

    Colleagues(Directory directory) {
        this.directory = directory;
    }

    /** Everybody in any of the viewer's teams. */
    public List<Colleague> of(Viewer viewer) {
        return viewer.groups().stream()
                .filter(group -> !RoleSets.REPORTERS.contains(group.role()))
                .flatMap(group -> directory.members(group).stream())
                .filter(person -> !person.id().equals(viewer.personId()))
                .distinct()
                .sorted(Comparator.comparing(Person::displayName))
                .map(Colleague::of)
                .toList();
    }
}
