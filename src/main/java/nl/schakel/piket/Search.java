package nl.schakel.piket;

import java.util.List;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.placement.Proposal;
import org.springframework.stereotype.Service;

/** The search for a bed in a night. */
@Service
public class Search {

    public SearchView view(UUID call, Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    public AttemptResult attempt(UUID call, NewAttempt attempt, Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    public List<Proposal> ask(UUID call, List<UUID> beds, UUID clientKey, Viewer viewer) {
        throw new UnsupportedOperationException();
    }
}
