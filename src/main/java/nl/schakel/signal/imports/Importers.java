package nl.schakel.signal.imports;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import org.springframework.stereotype.Component;

/**
 * Check on who may bring a list of signals: who works at an organisation that brings its own, focus officers and chain
 * directors.
 */
@Component
public class Importers {

    private static final Set<Role> BY_ROLE = EnumSet.of(Role.AANDACHTSFUNCTIONARIS, Role.KETENREGISSEUR);
    /** They watch over data and machines, and bring no signals. */
    private static final Set<Role> NO_SIGNALS = EnumSet.of(Role.FG, Role.PERSONEELSBEHEER, Role.BEHEER);

    private final Directory directory;

    Importers(Directory directory) {
        this.directory = directory;
    }

    /** Whether this person may bring a list. */
    public boolean may(Person person) {
        return person.active()
                && (person.groups().stream().anyMatch(group -> BY_ROLE.contains(group.role()))
                        || directory.bringerOf(person).isPresent()
                                && person.groups().stream().anyMatch(group -> !NO_SIGNALS.contains(group.role())));
    }

    /** Within what an own number means one signal: the organisation. */
    String scope(Person person) {
        return directory
                .bringerOf(person)
                .or(() -> person.groups().stream()
                        .filter(group -> BY_ROLE.contains(group.role()))
                        .map(GroupId::organisation)
                        .min(Comparator.naturalOrder()))
                .orElseGet(() -> person.id().toString());
    }
}
