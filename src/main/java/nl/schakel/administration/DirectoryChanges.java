package nl.schakel.administration;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.administration.internal.DirectoryChangeTable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Read model of who changed what of the directory, the newest first. */
@Service
public class DirectoryChanges {

    private static final int MOST = 50;

    /**
     * One change.
     *
     * @param what code of a {@link ChangeKind}
     * @param person of whom something changed, or null
     */
    public record Change(
            Instant at, UUID by, String what, UUID person, String role, String organisation, String region) {}

    private final DirectoryChangeTable table;

    DirectoryChanges(DirectoryChangeTable table) {
        this.table = table;
    }

    /** At an organisation, for who keeps its people. */
    @Transactional(readOnly = true)
    public List<Change> ofOrganisation(String organisation, Viewer viewer) {
        Authority.needsKeeping(viewer, organisation);
        return table.ofOrganisation(organisation, MOST);
    }

    /** Of a region, for who sets it up. */
    @Transactional(readOnly = true)
    public List<Change> ofRegion(String region, Viewer viewer) {
        Authority.needsSettingUp(viewer);
        return table.ofRegion(region, MOST);
    }
}
