package nl.schakel.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;

/** For each role somebody who holds that role and no other; invented where the demonstration has nobody. */
public final class RoleReaders {

    private static final String TRIAL = "proef.";

    private final Directory directory;
    private final People people;

    public RoleReaders(Directory directory, People people) {
        this.directory = directory;
        this.people = people;
    }

    /** One reader for each role. */
    public Map<Role, Person> all() {
        Map<Role, Person> readers = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            readers.put(role, alone(role).orElseGet(() -> {
                people.register(List.of(new NewPerson(
                        TRIAL + role.code(),
                        "Verzonnen " + role.code(),
                        TRIAL + role.code() + "@schakel.invalid",
                        "schakel-demo",
                        Set.of(new GroupId(role, "politie-oost")),
                        true)));
                directory.refresh();
                return alone(role).orElseThrow();
            }));
        }
        return readers;
    }

    /** The group in which somebody has this role. */
    public static GroupId groupOf(Person person, Role role) {
        return person.groups().stream()
                .filter(group -> group.role() == role)
                .findFirst()
                .orElseThrow();
    }

    private Optional<Person> alone(Role role) {
        Set<String> demo = demoAccounts();
        return directory.people().stream()
                .filter(Person::active)
                // whom another test made cannot log in
                .filter(person ->
                        demo.contains(person.username()) || person.username().equals(TRIAL + role.code()))
                .filter(person -> person.groups().size() == 1
                        && person.groups().iterator().next().role() == role)
                .findFirst();
    }

    private static Set<String> demoAccounts() {
        try {
            return Files.readAllLines(Path.of("src/main/resources/data/demo-mensen.csv")).stream()
                    .map(line -> line.split(";")[0])
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
