package nl.schakel.feedback;

import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.signal.Status;
import org.springframework.stereotype.Component;

/** Read model: who has a report, as its reporter may know it: a kind of party, or that there is nobody. */
@Component
public class ReportHolder {

    /** The code for when the role that should have it is held by nobody. */
    public static final String NOBODY = "niemand";

    /** The code for a focus officer of the reporter's own organisation. */
    public static final String OWN_OFFICER = "eigen-aandachtsfunctionaris";

    private final Directory directory;

    ReportHolder(Directory directory) {
        this.directory = directory;
    }

    /**
     * Code of who has a signal until it is passed on.
     *
     * @param organisation who brought it; null when it is the municipality's
     */
    public String owner(String municipality, String organisation) {
        GroupId group = directory.ownerOf(municipality, organisation);
        return group.organisation().equals(organisation) ? OWN_OFFICER : code(group);
    }

    /** Code of the role to which it is passed on. */
    public String region(String municipality) {
        return code(directory.groupFor(Role.KETENREGISSEUR, municipality));
    }

    /** Code of the role that has a signal with this status. */
    public String of(Status status, String municipality, String organisation) {
        return switch (status) {
            case ONTVANGEN, IN_TRIAGE -> owner(municipality, organisation);
            case BIJ_REGIO, IN_BEHANDELING, AFGESLOTEN -> region(municipality);
        };
    }

    private String code(GroupId group) {
        return directory.hasMembers(group) ? group.role().code() : NOBODY;
    }
}
