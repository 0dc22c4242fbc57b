package nl.schakel.administration;

import java.time.Clock;
import java.util.LinkedHashMap;
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
 * Command service: gives and takes roles at login, by what the provider of the own organisation says. Each claim is acted upon
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
        Map<Role, RoleMappingTable.Row> wanted = wanted(provider, person, claimed);
        if (settled(wanted, table.of(person, provider.code()))) {
            return;
        }
        turn.take();
        List<ClaimedRoleTable.Row> before = table.of(person, provider.code());
        for (ClaimedRoleTable.Row row : before) {
            RoleMappingTable.Row still = wanted.get(row.group().role());
            if (still == null || !still.group().equals(row.group())) {
                takeBack(row);
            } else {
                wanted.remove(row.group().role());
            }
        }
        Set<GroupId> held = directory.person(person).map(Person::groups).orElse(Set.of());
        for (RoleMappingTable.Row row : wanted.values()) {
            // a role that people gave stays theirs to take
            if (!held.contains(row.group())) {
                give(person, row);
            }
        }
    }

    /** The row of each role that goes with what was said; of several the one on which two people agreed. */
    private Map<Role, RoleMappingTable.Row> wanted(Provider provider, UUID person, Set<String> claimed) {
        Map<Role, RoleMappingTable.Row> wanted = new LinkedHashMap<>();
        for (RoleMappingTable.Row row : mappings.open(provider.code(), provider.organisation())) {
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

    private void give(UUID person, RoleMappingTable.Row row) {
        table.insert(person, row, clock.instant());
        if (!Authority.opens(row.group().role()) || row.approvedBy() != null) {
            people.give(person, row.group());
            changes.ofPerson(row.madeBy(), ChangeKind.ROL_GEGEVEN, person, row.group());
            return;
        }
        UUID id = UUID.randomUUID();
        if (proposals.insert(new RoleProposalTable.Row(id, person, row.group(), row.madeBy(), clock.instant()))) {
            changes.ofPerson(row.madeBy(), ChangeKind.ROL_VOORGESTELD, person, row.group());
            String organisation = row.group().organisation();
            directory
                    .person(row.madeBy())
                    .map(Viewer::of)
                    .ifPresent(maker -> staff.secondPeople(person, organisation, maker)
                            .forEach(other -> outbox.toPerson(
                                    other.id(),
                                    Template.ROLVOORSTEL,
                                    "rolvoorstel-" + id,
                                    Staff.organisationPage(organisation))));
        }
    }

    private void takeBack(ClaimedRoleTable.Row row) {
        table.delete(row);
        proposals.waiting(row.group().organisation()).stream()
                .filter(proposal -> proposal.person().equals(row.person())
                        && proposal.group().equals(row.group())
                        && proposal.proposedBy().equals(row.decidedBy()))
                .forEach(proposal -> proposals.decide(proposal.id(), "ingetrokken", row.decidedBy(), clock.instant()));
        if (people.take(row.person(), row.group())) {
            changes.ofPerson(row.decidedBy(), ChangeKind.ROL_AFGENOMEN, row.person(), row.group());
            unfilled.tellVacated(List.of(row.group()), row.person());
        }
    }
}
