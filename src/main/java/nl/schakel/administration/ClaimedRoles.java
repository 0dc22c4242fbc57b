package nl.schakel.administration;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.administration.internal.ClaimedRoleTable;
import nl.schakel.administration.internal.DirectoryChangeTable;
import nl.schakel.administration.internal.DirectoryTurn;
import nl.schakel.administration.internal.RoleMappingTable;
import nl.schakel.administration.internal.RoleProposalTable;
import nl.schakel.login.Provider;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: gives and takes roles by what the provider of the own organisation says, at login or by its system. Each claim is acted upon
 * once: what people decide after that stays, until the provider takes the claim back. A role that people gave is never taken.
 */
@Service
public class ClaimedRoles {

    private final RoleMappingTable mappings;
    private final ClaimedRoleTable table;
    private final RoleProposalTable proposals;
    private final Directory directory;
    private final People people;
    private final Staff staff;
    private final UnfilledRoles unfilled;
    private final DirectoryTurn turn;
    private final DirectoryChangeTable changes;
    private final Outbox outbox;
    private final Clock clock;

    ClaimedRoles(
            RoleMappingTable mappings,
            ClaimedRoleTable table,
            RoleProposalTable proposals,
            Directory directory,
            People people,
            Staff staff,
            UnfilledRoles unfilled,
            DirectoryTurn turn,
            DirectoryChangeTable changes,
            Outbox outbox,
            Clock clock) {
        this.mappings = mappings;
        this.table = table;
        this.proposals = proposals;
        this.directory = directory;
        this.people = people;
        this.staff = staff;
        this.unfilled = unfilled;
        this.turn = turn;
        this.changes = changes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Gives and takes what follows from a login. @param claimed everything that the provider says of this person */
    @Transactional
    public void follow(Provider provider, UUID person, Set<String> claimed) {
        if (!provider.saysRoles()) {
            return;
        }
        Map<Role, RoleMappingTable.Row> wanted =
                wanted(mappings.open(provider.code(), provider.organisation()), person, claimed);
        if (settled(wanted, table.of(person, provider.code()))) {
            return;
        }
        turn.take();
        follow(provider, Map.of(person, claimed), null);
    }

    /**
     * Gives and takes what follows from what is said of several people, within the turn of the directory.
     *
     * @param claimed by person, everything that is said of them
     * @param by who does it; null when who made the row of a role does
     */
    void follow(Provider provider, Map<UUID, Set<String>> claimed, UUID by) {
        List<RoleMappingTable.Row> open = mappings.open(provider.code(), provider.organisation());
        List<ClaimedRoleTable.Row> ended = new ArrayList<>();
        Map<UUID, List<RoleMappingTable.Row>> begun = new LinkedHashMap<>();
        claimed.forEach((person, said) -> {
            Map<Role, RoleMappingTable.Row> wanted = wanted(open, person, said);
            for (ClaimedRoleTable.Row row : table.of(person, provider.code())) {
                RoleMappingTable.Row still = wanted.get(row.group().role());
                if (still == null || !still.group().equals(row.group())) {
                    ended.add(row);
                } else {
                    wanted.remove(row.group().role());
                }
            }
            Set<GroupId> held = directory.person(person).map(Person::groups).orElse(Set.of());
            // a role that people gave stays theirs to take
            wanted.values().removeIf(row -> held.contains(row.group()));
            begun.put(person, List.copyOf(wanted.values()));
        });
        // the directory is read in before it changes: in this transaction every look after a change reads all of it
        propose(begun, by);
        give(begun, by);
        takeBack(ended, by);
    }

    /** The row of each role that goes with what was said; of several the one on which two people agreed. */
    private Map<Role, RoleMappingTable.Row> wanted(List<RoleMappingTable.Row> open, UUID person, Set<String> claimed) {
        Map<Role, RoleMappingTable.Row> wanted = new LinkedHashMap<>();
        for (RoleMappingTable.Row row : open) {
            // nobody gives themselves a role, not by a row either
            boolean ofOthers = !row.madeBy().equals(person) && !person.equals(row.approvedBy());
            if (ofOthers && claimed.contains(row.claimed())) {
                wanted.merge(row.group().role(), row, (one, other) -> one.approvedBy() != null ? one : other);
            }
        }
        return wanted;
    }

    private boolean settled(Map<Role, RoleMappingTable.Row> wanted, List<ClaimedRoleTable.Row> before) {
        return before.size() == wanted.size()
                && before.stream()
                        .allMatch(row -> wanted.containsKey(row.group().role())
                                && wanted.get(row.group().role()).group().equals(row.group()));
    }

    private static boolean isGiven(RoleMappingTable.Row row) {
        return !Authority.opens(row.group().role()) || row.approvedBy() != null;
    }

    private void propose(Map<UUID, List<RoleMappingTable.Row>> begun, UUID by) {
        Map<UUID, UUID> told = new LinkedHashMap<>();
        begun.forEach((person, rows) -> rows.stream()
                .filter(row -> !isGiven(row))
                .forEach(row -> {
                    table.insert(person, row, clock.instant());
                    UUID id = UUID.randomUUID();
                    if (proposals.insert(
                            new RoleProposalTable.Row(id, person, row.group(), row.madeBy(), clock.instant()))) {
                        changes.ofPerson(
                                by == null ? row.madeBy() : by, ChangeKind.ROL_VOORGESTELD, person, row.group());
                        String organisation = row.group().organisation();
                        directory
                                .person(row.madeBy())
                                .map(Viewer::of)
                                .ifPresent(maker -> staff.secondPeople(person, organisation, maker)
                                        .forEach(other -> tell(other.id(), id, organisation, told)));
                    }
                }));
    }

    /** One mail, however many people were added to a group at once. */
    private void tell(UUID other, UUID proposal, String organisation, Map<UUID, UUID> told) {
        if (told.putIfAbsent(other, proposal) == null) {
            outbox.toPerson(
                    other, Template.ROLVOORSTEL, "rolvoorstel-" + proposal, Staff.organisationPage(organisation));
        }
    }

    private void give(Map<UUID, List<RoleMappingTable.Row>> begun, UUID by) {
        Map<UUID, Set<GroupId>> given = new LinkedHashMap<>();
        begun.forEach((person, rows) -> rows.stream()
                .filter(ClaimedRoles::isGiven)
                .forEach(row -> {
                    table.insert(person, row, clock.instant());
                    given.computeIfAbsent(person, none -> new LinkedHashSet<>()).add(row.group());
                    changes.ofPerson(by == null ? row.madeBy() : by, ChangeKind.ROL_GEGEVEN, person, row.group());
                }));
        people.give(given);
    }

    private void takeBack(List<ClaimedRoleTable.Row> ended, UUID by) {
        Map<GroupId, UUID> taken = new LinkedHashMap<>();
        for (ClaimedRoleTable.Row row : ended) {
            table.delete(row);
            proposals.waiting(row.group().organisation()).stream()
                    .filter(proposal -> proposal.person().equals(row.person())
                            && proposal.group().equals(row.group())
                            && proposal.proposedBy().equals(row.decidedBy()))
                    .forEach(proposal ->
                            proposals.decide(proposal.id(), "ingetrokken", row.decidedBy(), clock.instant()));
            if (people.take(row.person(), row.group())) {
                changes.ofPerson(
                        by == null ? row.decidedBy() : by, ChangeKind.ROL_AFGENOMEN, row.person(), row.group());
                taken.put(row.group(), row.person());
            }
        }
        taken.forEach((group, person) -> unfilled.tellVacated(List.of(group), person));
    }
}
