package nl.schakel.administration;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.administration.internal.DirectoryChangeTable;
import nl.schakel.administration.internal.DirectoryTurn;
import nl.schakel.administration.internal.RoleProposalTable;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.People;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service for roles that open cases: who proposed one does not give it, nor does who gets it. The database checks
 * that too.
 */
@Service
public class RoleProposals {

    /**
     * A role that waits for a second person.
     *
     * @param absence in the place of whom, for as long as that lasts; null for a role for good
     * @param mayDecide whether who looks is such a person
     * @param mayWithdraw whether who looks proposed it
     */
    public record Waiting(
            UUID id,
            UUID person,
            GroupId group,
            UUID proposedBy,
            Instant proposedAt,
            UUID absence,
            boolean mayDecide,
            boolean mayWithdraw) {}

    private final RoleProposalTable table;
    private final DirectoryTurn turn;
    private final People people;
    private final DirectoryChangeTable changes;
    private final Replacements replacements;
    private final Clock clock;

    RoleProposals(
            RoleProposalTable table,
            DirectoryTurn turn,
            People people,
            DirectoryChangeTable changes,
            Replacements replacements,
            Clock clock) {
        this.replacements = replacements;
        this.turn = turn;
        this.table = table;
        this.people = people;
        this.changes = changes;
        this.clock = clock;
    }

    /** What waits at an organisation, for who keeps its people. */
    @Transactional(readOnly = true)
    public List<Waiting> waiting(String organisation, Viewer viewer) {
        Authority.needsKeeping(viewer, organisation);
        return table.waiting(organisation).stream()
                .map(row -> new Waiting(
                        row.id(),
                        row.person(),
                        row.group(),
                        row.proposedBy(),
                        row.proposedAt(),
                        row.absence(),
                        isSecond(row, viewer),
                        row.proposedBy().equals(viewer.personId())))
                .toList();
    }

    /** The organisations at which something waits for this viewer, each as often as something does. */
    @Transactional(readOnly = true)
    public List<String> organisationsWaiting(Viewer viewer) {
        return table.organisationsWaiting().stream()
                .filter(organisation -> Authority.keepsPeople(viewer, organisation))
                .toList();
    }

    /** Gives the role. @return false when somebody decided before */
    @Transactional
    public boolean give(UUID id, Viewer viewer) {
        return decide(id, "gegeven", ChangeKind.ROL_GEGEVEN, viewer);
    }

    /** Refuses the role. @return false when somebody decided before */
    @Transactional
    public boolean decline(UUID id, Viewer viewer) {
        return decide(id, "afgewezen", ChangeKind.ROL_AFGEWEZEN, viewer);
    }

    /** Takes back one's own proposal. @return false when somebody decided before */
    @Transactional
    public boolean withdraw(UUID id, Viewer viewer) {
        return decide(id, "ingetrokken", ChangeKind.ROL_INGETROKKEN, viewer);
    }

    private boolean decide(UUID id, String decision, ChangeKind what, Viewer viewer) {
        turn.take();
        RoleProposalTable.Row proposal = table.find(id).orElse(null);
        if (proposal == null) {
            return false;
        }
        boolean theirs = decision.equals("ingetrokken")
                ? proposal.proposedBy().equals(viewer.personId())
                : isSecond(proposal, viewer);
        if (!theirs || !Authority.keepsPeople(viewer, proposal.group().organisation())) {
            throw new NotVisible();
        }
        if (!table.decide(id, decision, viewer.personId(), clock.instant())) {
            return false;
        }
        if (what == ChangeKind.ROL_GEGEVEN && proposal.absence() != null) {
            changes.ofPerson(viewer.personId(), ChangeKind.VERVANGING_AKKOORD, proposal.person(), proposal.group());
            replacements.agreed(proposal, viewer.personId());
            return true;
        }
        if (what == ChangeKind.ROL_GEGEVEN) {
            people.give(proposal.person(), proposal.group());
            replacements.keep(proposal.person(), proposal.group());
        }
        changes.ofPerson(viewer.personId(), what, proposal.person(), proposal.group());
        return true;
    }

    private static boolean isSecond(RoleProposalTable.Row proposal, Viewer viewer) {
        return !proposal.proposedBy().equals(viewer.personId())
                && !proposal.person().equals(viewer.personId())
                && Authority.keepsPeople(viewer, proposal.group().organisation());
    }
}
