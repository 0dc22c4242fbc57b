package nl.schakel.web.zaken;

import java.util.EnumSet;
import java.util.UUID;
import nl.schakel.access.AccessService;
import nl.schakel.access.Grant;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.process.routes.meldroute.ReopenCommands;
import nl.schakel.signal.DossierReading;
import org.springframework.stereotype.Component;

/** Check for who would open a closed case again: sees the case, and directs the chain of its region. */
@Component
class ReopenDoor {

    private final AccessService door;
    private final DossierReading reading;
    private final ReopenCommands reopening;

    ReopenDoor(AccessService door, DossierReading reading, ReopenCommands reopening) {
        this.door = door;
        this.reading = reading;
        this.reopening = reopening;
    }

    /** Where the case stands. @throws NotVisible for everybody else, in the words for a case that is not there (R7) */
    DossierReading.State open(UUID id, Viewer viewer) {
        Grant grant = door.open(viewer, id, "zaak:heropenen", EnumSet.of(Part.MELDING, Part.TIJDLIJN));
        DossierReading.State state = reading.state(id);
        if (!grant.sees(Part.MELDING) || !reopening.isFor(state, viewer)) {
            throw new NotVisible(id);
        }
        return state;
    }

    /** Whether this reader of the case can open it again now. */
    boolean offers(Grant grant, DossierReading.State state, Viewer viewer) {
        return state.closed() != null && grant.sees(Part.MELDING) && reopening.isFor(state, viewer);
    }
}
