package nl.schakel.placement;

import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.Viewer;
import org.springframework.stereotype.Service;

/** The search for a place for somebody: what is needed, where it stands, how it ended. */
@Service
public class Placements {

    /** Begins a search; a dossier has one at a time, so asking again gives the same. */
    public UUID begin(UUID dossier, String municipality, Viewer viewer) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Keeps what is needed; what was known before stays. */
    public void need(UUID placement, NewNeed need, Viewer viewer) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Where a search stands. */
    public Placement get(UUID placement) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** The search that runs for a dossier. */
    public Optional<UUID> openOf(UUID dossier) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** The newest search of a dossier, over or not. */
    public Optional<UUID> latestOf(UUID dossier) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Ends a search. Ending twice changes nothing. */
    public void end(UUID placement, PlacementOutcome how, UUID by) {
        throw new UnsupportedOperationException("not built yet");
    }
}
