package nl.schakel.web.zaken;

import java.util.EnumSet;
import java.util.UUID;
import nl.schakel.access.AccessService;
import nl.schakel.access.Grant;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.FactChanges;
import org.springframework.stereotype.Component;

/** Check: opens a report to be corrected, for who has its triage; anybody else hears what they hear of an unknown case. */
@Component
class FactDoor {

    private static final EnumSet<Part> PARTS = EnumSet.of(Part.MELDING, Part.BETROKKENEN);

    private final AccessService door;
    private final DossierReading reading;
    private final FactChanges facts;

    FactDoor(AccessService door, DossierReading reading, FactChanges facts) {
        this.door = door;
        this.reading = reading;
        this.facts = facts;
    }

    DossierReading.View open(UUID id, Viewer viewer) {
        Grant grant = door.open(viewer, id, "zaak:feiten", PARTS);
        if (!grant.parts().containsAll(PARTS) || !facts.mayChange(reading.state(id), viewer)) {
            throw new NotVisible(id);
        }
        return reading.read(grant, viewer.groups());
    }
}
