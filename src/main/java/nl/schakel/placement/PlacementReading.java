package nl.schakel.placement;

import nl.schakel.access.Grant;
import nl.schakel.access.Viewer;
import org.springframework.stereotype.Service;

/** What is known of a placement, for who may see it; only after the door has been opened for that part. */
@Service
public class PlacementReading {

    /** For who cares for the person. @throws nl.schakel.access.NotVisible when the grant does not hold it */
    public CareView forCare(Grant grant) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** For a shelter that is asked. */
    public ShelterView forShelter(Grant grant, Viewer viewer) {
        throw new UnsupportedOperationException("not built yet");
    }
}
