package nl.schakel.process.routes.meldroute;

import java.util.UUID;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.Dossiers;
import org.springframework.stereotype.Component;

/**
 * Message sender: tells the focus officer of the municipality that an organisation brought a signal that plays there. Mail
 * without content and without a link to the case: the municipality is no party to it (R7).
 */
@Component
class MunicipalityNotice {

    /** The notice leads to no case. */
    private static final String LINK = "/";

    private final DossierReading reading;
    private final Dossiers dossiers;
    private final Directory directory;
    private final Outbox outbox;

    MunicipalityNotice(DossierReading reading, Dossiers dossiers, Directory directory, Outbox outbox) {
        this.reading = reading;
        this.dossiers = dossiers;
        this.directory = directory;
        this.outbox = outbox;
    }

    /** Nothing happens for a signal of the municipality itself, and where nobody is there to hear it. */
    void tell(UUID dossier) {
        DossierReading.State state = reading.state(dossier);
        GroupId officer = new GroupId(Role.AANDACHTSFUNCTIONARIS, state.municipality());
        if (state.organisation() != null
                && outbox.toGroup(officer, Template.SIGNAAL_BIJ_REGIO, "gemeente-ingelicht-" + dossier, LINK) > 0) {
            dossiers.municipalityTold(dossier);
        }
    }
}
