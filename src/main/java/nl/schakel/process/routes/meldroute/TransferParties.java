package nl.schakel.process.routes.meldroute;

import java.util.Set;
import nl.schakel.access.Parties;
import nl.schakel.access.Party;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.RoleSets;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.signal.Dossiers;
import org.springframework.stereotype.Component;

/**
 * Listener to a transfer: a municipality that gives a signal away has no reason to see it any more (R7), and neither
 * has anyone who stood in or watched the terms for it. Whoever still has a task in the case stays.
 */
@Component
class TransferParties {

    private final Parties parties;
    private final TaskList tasks;

    TransferParties(Parties parties, TaskList tasks) {
        this.parties = parties;
        this.tasks = tasks;
    }

    /** Lets go who saw the case for the municipality that it came from. */
    void follow(Dossiers.Transfer event) {
        Set<GroupId> busy = tasks.owners(event.dossier());
        parties.of(event.dossier()).stream()
                .filter(party -> party.until() == null)
                .map(Party::group)
                .distinct()
                .filter(group -> group.organisation().equals(event.from()) || RoleSets.STAND_INS.contains(group.role()))
                .filter(group -> !busy.contains(group))
                .forEach(group -> parties.leave(event.dossier(), group));
    }
}
