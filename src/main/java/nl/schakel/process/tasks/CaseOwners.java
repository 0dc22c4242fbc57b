package nl.schakel.process.tasks;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.DossierReading.State;
import nl.schakel.signal.Status;
import org.springframework.stereotype.Component;

/** Read model: who owns a case now, for news that partners with a step in it need not hear. */
@Component
public class CaseOwners {

    private static final Set<Role> OWNERS = EnumSet.of(Role.AANDACHTSFUNCTIONARIS, Role.KETENREGISSEUR, Role.LANDELIJK);
    private static final Set<Status> AT_THE_REGION = EnumSet.of(Status.BIJ_REGIO, Status.IN_BEHANDELING);

    private final TaskList tasks;
    private final DossierReading dossiers;
    private final Directory directory;

    CaseOwners(TaskList tasks, DossierReading dossiers, Directory directory) {
        this.tasks = tasks;
        this.dossiers = dossiers;
        this.directory = directory;
    }

    /** The groups that own it: those of its owners that have a step in it, else who would. */
    public Set<GroupId> of(UUID dossier) {
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
