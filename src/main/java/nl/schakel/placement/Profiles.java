package nl.schakel.placement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.Viewer;
import org.springframework.stereotype.Service;

/** What shelters say about the criteria: per organisation, location and bed, from a day on. */
@Service
public class Profiles {

    /** What holds for a bed at a moment. */
    public Profile effective(UUID bed, Instant at) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** The lines of a shelter, of now, before and later. */
    public List<ProfileLine> lines(String organisation, Viewer viewer) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Adds a line; what held before is kept. */
    public void change(ProfileChange change, Viewer viewer) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** The shelters that want cooperation with the police, for the chain director. */
    public List<PoliceDemand> demandingCooperation(Viewer viewer) {
        throw new UnsupportedOperationException("not built yet");
    }
}
