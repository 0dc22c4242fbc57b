package nl.schakel.process.tasks;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.feedback.ReporterUnreachable;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.DossierReading.State;
import nl.schakel.signal.Status;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Listener: tells who owns a case that its reporter cannot be reached by mail. Partners with a step in it hear nothing. */
@Component
class UnreachableReporterNews {

    private static final Set<Role> OWNERS = EnumSet.of(Role.AANDACHTSFUNCTIONARIS, Role.KETENREGISSEUR, Role.LANDELIJK);
    private static final Set<Status> AT_THE_REGION = EnumSet.of(Status.BIJ_REGIO, Status.IN_BEHANDELING);

    private final TaskList tasks;
    private final DossierReading dossiers;
    private final Directory directory;
    private final Outbox outbox;

    UnreachableReporterNews(TaskList tasks, DossierReading dossiers, Directory directory, Outbox outbox) {
        this.tasks = tasks;
        this.dossiers = dossiers;
        this.directory = directory;
        this.outbox = outbox;
    }

    /** At the end of the transaction: at receipt nobody has the case before its route has begun. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    public void on(ReporterUnreachable reporter) {
        UUID dossier = reporter.dossier();
        owners(dossier)
                .forEach(group -> outbox.toGroup(
                        group, Template.MELDER_ONBEREIKBAAR, "melder-onbereikbaar-" + dossier, "/zaken/" + dossier));
    }

    private Set<GroupId> owners(UUID dossier) {
        Set<GroupId> working = tasks.owners(dossier).stream()
                .filter(group -> OWNERS.contains(group.role()))
                .collect(Collectors.toSet());
        if (!working.isEmpty()) {
            return working;
        }
        State state = dossiers.state(dossier);
        return Set.of(
                AT_THE_REGION.contains(state.status())
                        ? directory.groupFor(Role.KETENREGISSEUR, state.municipality())
                        : directory.ownerOf(state.municipality(), state.organisation()));
    }
}
