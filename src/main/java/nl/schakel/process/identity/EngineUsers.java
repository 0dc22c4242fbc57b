package nl.schakel.process.identity;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/**
 * Writer of the engine's users: users, groups and memberships in the engine's own tables. No name or address goes
 * there: Tasklist shows the role.
 */
@Component
class EngineUsers {

    /**
     * The engine's one administrator, whom nobody can be: the name is none that the directory allows, and nobody logs in to
     * the engine itself. Without any administrator its web applications lead everybody to the page that makes the first.
     */
    static final String NOBODY = "-schakel";

    private static final String OUR_GROUPS = "SCHAKEL";

    /** The groups that exist in the engine only. */
    private static final Map<String, String> ENGINE_GROUPS =
            Map.of(Groups.CAMUNDA_ADMIN, "Beheer van de engine", EngineRights.COCKPIT, "Cockpit");

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final Directory directory;
    private final SecureRandom random = new SecureRandom();

    EngineUsers(IdentityService identity, AuthorizationService authorizations, Directory directory) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.directory = directory;
    }

    /**
     * Makes the engine know exactly these people, as far as they are active.
     *
     * @param before what it knows already; empty when nobody can tell. The engine lists the members of one group at a time,
     *     so only groups of which somebody came or left are looked at.
     */
    void equalTo(List<Person> people, List<Person> before) {
        users(people.stream().filter(Person::active).toList());
        Map<String, Set<String>> members = members(people);
        Map<String, Set<String>> known = before.isEmpty() ? Map.of() : members(before);
        groups(members.keySet());
        members.forEach((group, wanted) -> {
            if (!wanted.equals(known.get(group))) {
                memberships(group, wanted);
            }
        });
    }

    private static Map<String, Set<String>> members(List<Person> people) {
        Map<String, Set<String>> members = people.stream()
                .filter(Person::active)
                .flatMap(person -> groups(person).stream().map(group -> Map.entry(group, person.username())))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
        members.put(Groups.CAMUNDA_ADMIN, Set.of(NOBODY));
        return members;
    }

    private void users(List<Person> wanted) {
        Map<String, User> present =
                identity.createUserQuery().list().stream().collect(toMap(User::getId, Function.identity()));
        if (present.remove(NOBODY) == null) {
            add(identity.newUser(NOBODY));
        }
        for (Person person : wanted) {
            User user = present.remove(person.username());
            if (user == null) {
                User added = identity.newUser(person.username());
                describe(added, person);
                add(added);
            } else if (describe(user, person)) {
                identity.saveUser(user);
            }
        }
        present.keySet().forEach(this::remove);
    }

    private void add(User user) {
        // nobody logs in to the engine itself
        byte[] unusable = new byte[32];
        random.nextBytes(unusable);
        user.setPassword(Base64.getEncoder().encodeToString(unusable));
        identity.saveUser(user);
        mayOnlyReadSelf(user.getId());
    }

    /** Sets what Tasklist shows of a user; returns whether that is new. */
    private boolean describe(User user, Person person) {
        String role = person.groups().stream()
                .min(Comparator.naturalOrder())
                .map(group -> directory.label(group.role()))
                .orElse(person.username());
        String organisation = person.groups().stream()
                .min(Comparator.naturalOrder())
                .map(group -> directory.labelOf(group.organisation()))
                .orElse("");
        boolean changed =
                !Objects.equals(user.getFirstName(), role) || !Objects.equals(user.getLastName(), organisation);
        user.setFirstName(role);
        user.setLastName(organisation);
        return changed;
    }

    /** The engine lets users change their own profile, which would put a name and address in its tables. */
    private void mayOnlyReadSelf(String username) {
        for (Authorization own : authorizations
                .createAuthorizationQuery()
                .userIdIn(username)
                .resourceType(Resources.USER)
                .resourceId(username)
                .list()) {
            own.setPermissions(new Permissions[] {Permissions.READ});
            authorizations.saveAuthorization(own);
        }
    }

    private void remove(String username) {
        identity.deleteUser(username);
        authorizations
                .createAuthorizationQuery()
                .userIdIn(username)
                .list()
                .forEach(right -> authorizations.deleteAuthorization(right.getId()));
    }

    private void groups(Set<String> wanted) {
        Map<String, Group> present =
                identity.createGroupQuery().list().stream().collect(toMap(Group::getId, Function.identity()));
        for (String id : wanted) {
            if (present.remove(id) == null) {
                Group group = identity.newGroup(id);
                boolean admin = id.equals(Groups.CAMUNDA_ADMIN);
                group.setName(
                        ENGINE_GROUPS.containsKey(id) ? ENGINE_GROUPS.get(id) : directory.label(GroupId.parse(id)));
                group.setType(admin ? Groups.GROUP_TYPE_SYSTEM : OUR_GROUPS);
                identity.saveGroup(group);
            }
        }
        present.values().stream()
                .filter(group -> OUR_GROUPS.equals(group.getType()))
                .forEach(group -> identity.deleteGroup(group.getId()));
    }

    private void memberships(String group, Set<String> wanted) {
        Set<String> present = identity.createUserQuery().memberOfGroup(group).list().stream()
                .map(User::getId)
                .collect(toSet());
        wanted.stream().filter(user -> !present.contains(user)).forEach(user -> identity.createMembership(user, group));
        present.stream().filter(user -> !wanted.contains(user)).forEach(user -> identity.deleteMembership(user, group));
    }

    private static Set<String> groups(Person person) {
        Set<String> groups = new HashSet<>();
        person.groups().forEach(group -> groups.add(group.toString()));
        if (person.holds(Role.BEHEER)) {
            groups.add(EngineRights.COCKPIT);
        }
        return groups;
    }
}
