package nl.schakel.administration;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.schakel.access.NotVisible;
import nl.schakel.administration.internal.DirectoryChangeTable;
import nl.schakel.administration.internal.DirectoryTurn;
import nl.schakel.administration.internal.ProvisionedMemberTable;
import nl.schakel.administration.internal.RoleMappingTable;
import nl.schakel.login.Provider;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: groups of the system of an organisation. There is one for each value in the table of roles that people made
 * ({@link RoleMappings}); who is in it gets the role by the rules of that table.
 */
@Service
public class ProvisionedGroups {

    /** A group. @param members ids of people, in a fixed order */
    public record Group(UUID id, String name, List<UUID> members) {}

    private final RoleMappingTable mappings;
    private final ProvisionedMemberTable table;
    private final ProvisionedPeople people;
    private final ClaimedRoles claimed;
    private final DirectoryTurn turn;
    private final DirectoryChangeTable changes;
    private final Clock clock;

    ProvisionedGroups(
            RoleMappingTable mappings,
            ProvisionedMemberTable table,
            ProvisionedPeople people,
            ClaimedRoles claimed,
            DirectoryTurn turn,
            DirectoryChangeTable changes,
            Clock clock) {
        this.mappings = mappings;
        this.table = table;
        this.people = people;
        this.claimed = claimed;
        this.turn = turn;
        this.changes = changes;
        this.clock = clock;
    }

    /** All groups of this system, by name. */
    @Transactional(readOnly = true)
    public List<Group> all(Provider provider) {
        return mappings.open(provider.code(), provider.organisation()).stream()
                .map(RoleMappingTable.Row::claimed)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(name -> new Group(id(provider, name), name, table.of(provider.code(), name)))
                .toList();
    }

    /** The group with this id. */
    @Transactional(readOnly = true)
    public Optional<Group> find(Provider provider, UUID id) {
        return all(provider).stream().filter(group -> group.id().equals(id)).findFirst();
    }

    /**
     * Changes who is in a group. Roles are proposed, given and taken at once.
     *
     * @param change from the group as it is now to who is in it from now on; what it throws undoes all
     * @throws NotVisible when there is no such group
     * @throws InvalidInput when somebody is nobody whom this system may know of
     */
    @Transactional
    public Group change(Provider provider, UUID id, Function<Group, Set<UUID>> change) {
        turn.take();
        Group before = find(provider, id).orElseThrow(NotVisible::new);
        Set<UUID> after = new LinkedHashSet<>(change.apply(before));
        Set<UUID> gone = new HashSet<>(before.members());
        gone.removeAll(after);
        Set<UUID> added = new LinkedHashSet<>(after);
        before.members().forEach(added::remove);
        if (gone.isEmpty() && added.isEmpty()) {
            return before;
        }
        Map<UUID, ProvisionedPeople.Account> known =
                people.all(provider).stream().collect(Collectors.toMap(ProvisionedPeople.Account::id, one -> one));
        if (!known.keySet().containsAll(added)) {
            throw InvalidInput.of("members", "onbekend", "fout.scim.lid-onbekend");
        }
        Instant now = clock.instant();
        for (UUID person : added) {
            people.adopt(provider, person);
            table.insert(provider.code(), new ProvisionedMemberTable.Row(person, before.name()), now);
            changes.add(provider.systemId(), ChangeKind.GROEP_ERBIJ, person, provider.organisation(), null);
        }
        for (UUID person : gone) {
            table.delete(provider.code(), new ProvisionedMemberTable.Row(person, before.name()));
            changes.add(provider.systemId(), ChangeKind.GROEP_ERAF, person, provider.organisation(), null);
        }
        Set<UUID> touched = new HashSet<>(gone);
        touched.addAll(added);
        // who is closed has no role, and gets back what their groups give when they come back
        touched.removeIf(person -> !known.get(person).active());
        claimed.follow(provider, groupsOf(provider, touched), provider.systemId());
        return find(provider, id).orElseThrow(NotVisible::new);
    }

    /** Acts upon rows that were made or ended, for who is in a group already. */
    void followRows(Provider provider, String name) {
        Set<UUID> in = new HashSet<>(table.of(provider.code(), name));
        if (!provider.provisions() || in.isEmpty()) {
            return;
        }
        Set<UUID> active = people.all(provider).stream()
                .filter(ProvisionedPeople.Account::active)
                .map(ProvisionedPeople.Account::id)
                .collect(Collectors.toSet());
        in.retainAll(active);
        claimed.follow(provider, groupsOf(provider, in), provider.systemId());
    }

    private Map<UUID, Set<String>> groupsOf(Provider provider, Set<UUID> persons) {
        Map<UUID, Set<String>> groups = new HashMap<>();
        persons.forEach(person -> groups.put(person, new HashSet<>()));
        table.all(provider.code()).stream()
                .filter(row -> groups.containsKey(row.person()))
                .forEach(row -> groups.get(row.person()).add(row.claimed()));
        return groups;
    }

    /** The same on every node and after every restart: a group is its name. */
    private static UUID id(Provider provider, String name) {
        return UUID.nameUUIDFromBytes((provider.code() + "|" + name).getBytes(StandardCharsets.UTF_8));
    }
}
