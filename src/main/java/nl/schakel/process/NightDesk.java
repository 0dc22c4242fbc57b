package nl.schakel.process;

import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.piket.NewCall;
import org.springframework.stereotype.Service;

/** Takes in calls for a bed tonight, and tells where the route of a call stands. */
@Service
public class NightDesk {

    /**
     * Makes a case, a placement and a call, and starts the route, all at once or not at all.
     *
     * @return the call; the same key gives the same call
     * @throws nl.schakel.placement.NotAllowed when they may not call
     * @throws nl.schakel.support.input.InvalidInput when something cannot be right
     */
    public UUID call(NewCall call, Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    /**
     * The same in a case that exists.
     *
     * @throws nl.schakel.access.NotVisible when the case is not theirs
     */
    public UUID callInCase(UUID dossier, NewCall call, Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    /** What happens next by itself, if anything. */
    public Optional<NextStep> next(UUID call) {
        throw new UnsupportedOperationException();
    }

    /** The task of the night that this person can do now, the most pressing first. */
    public Optional<TaskSummary> task(UUID call, Viewer viewer) {
        throw new UnsupportedOperationException();
    }
}
