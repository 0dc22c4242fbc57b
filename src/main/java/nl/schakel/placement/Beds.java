package nl.schakel.placement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.Viewer;
import org.springframework.stereotype.Service;

/** The beds of a shelter, as the shelter itself keeps them. */
@Service
public class Beds {

    /** The beds of the viewer's shelters, by location and label. */
    public List<Bed> own(Viewer viewer) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** One of the viewer's own beds. @throws nl.schakel.access.NotVisible when it is not */
    public Bed own(UUID bed, Viewer viewer) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Says where a bed stands; that also confirms it. */
    public void set(UUID bed, BedStatus status, Instant occupiedUntil, Viewer viewer) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** "Klopt nog": what is said of this bed is still right. */
    public void confirm(UUID bed, Viewer viewer) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** The same for all beds of the viewer's shelters. */
    public void confirmAll(Viewer viewer) {
        throw new UnsupportedOperationException("not built yet");
    }
}
