package nl.schakel.administration;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import nl.schakel.administration.internal.AbsenceTable;
import nl.schakel.administration.internal.DirectoryChangeTable;
import nl.schakel.administration.internal.RoleProposalTable;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Person;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: gives roles in somebody's place while an absence runs, and takes them when it is over. What somebody holds for
 * good is neither given nor taken. Its callers have the turn of the directory.
 */
@Service
class Replacements {

    private final AbsenceTable absences;
    private final RoleProposalTable proposals;
    private final People people;
    private final Directory directory;
    private final DirectoryChangeTable changes;
    private final Outbox outbox;
    private final Clock clock;

    Replacements(
            AbsenceTable absences,
            RoleProposalTable proposals,
            People people,
            Directory directory,
            DirectoryChangeTable changes,
            Outbox outbox,
            Clock clock) {
        this.absences = absences;
        this.proposals = proposals;
        this.people = people;
        this.directory = directory;
        this.changes = changes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Whether somebody holds a role, and not in the place of somebody who is away. */
    boolean holdsForGood(UUID person, GroupId group) {
        return directory.person(person).map(Person::groups).orElse(Set.of()).contains(group)
                && !proposals.standsIn(person, group);
    }

    /** An absence begins: who replaces gets the roles that two people agreed to. */
    @Transactional(propagation = Propagation.MANDATORY)
    void begin(AbsenceTable.Row absence, UUID by) {
        Instant now = clock.instant();
        absences.begin(absence.id(), now);
        people.away(absence.person(), true);
        proposals.agreedFor(absence.id()).forEach(proposal -> stepIn(proposal, by));
    }

    /** Two people agreed: the role is given now when the absence runs, else when it begins. */
    @Transactional(propagation = Propagation.MANDATORY)
    void agreed(RoleProposalTable.Row proposal, UUID by) {
        if (absences.open(proposal.absence()).filter(AbsenceTable.Row::begun).isPresent()) {
            stepIn(proposal, by);
        }
    }

    private void stepIn(RoleProposalTable.Row proposal, UUID by) {
        if (holdsForGood(proposal.person(), proposal.group())) {
            return;
        }
        proposals.given(proposal.id(), clock.instant());
        people.give(proposal.person(), proposal.group());
        changes.ofPerson(by, ChangeKind.VERVANGING_BEGONNEN, proposal.person(), proposal.group());
        outbox.toPerson(proposal.person(), Template.VERVANGING, "vervanging-" + proposal.absence(), "/taken");
    }

    /** Somebody is back, or leaves for good: roles that were given in their place are taken. Does nothing where nobody is away. */
    @Transactional(propagation = Propagation.MANDATORY)
    void end(UUID person, UUID by) {
        absences.openOf(person).ifPresent(absence -> end(absence, by));
    }

    private void end(AbsenceTable.Row absence, UUID by) {
        Instant now = clock.instant();
        absences.end(absence.id(), now);
        if (absence.begun()) {
            people.away(absence.person(), false);
        }
        proposals.withdrawFor(absence.id(), now);
        for (RoleProposalTable.Row proposal : proposals.runningFor(absence.id())) {
            proposals.taken(proposal.id(), now);
            // who stands in for two at once goes on for the other
            if (!proposals.standsIn(proposal.person(), proposal.group())) {
                people.take(proposal.person(), proposal.group());
            }
            changes.ofPerson(by, ChangeKind.VERVANGING_VOORBIJ, proposal.person(), proposal.group());
        }
        directory.person(absence.person()).stream()
                .flatMap(one -> one.groups().stream())
                .map(GroupId::organisation)
                .distinct()
                .sorted()
                .forEach(organisation ->
                        changes.add(by, ChangeKind.AFWEZIG_VOORBIJ, absence.person(), organisation, null));
    }

    /** A role that somebody holds in another's place is theirs for good from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(UUID person, GroupId group) {
        proposals.keep(person, group, clock.instant());
    }
}
