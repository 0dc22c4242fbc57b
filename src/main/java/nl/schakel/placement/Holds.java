package nl.schakel.placement;

import java.time.Instant;
import java.util.UUID;
import nl.schakel.access.Viewer;
import org.springframework.stereotype.Service;

/** The promise of one bed to one person (R5). */
@Service
public class Holds {

    /** Asks for a bed. */
    public HoldResult hold(UUID placement, UUID bed, Instant until, Viewer viewer) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Keeps it longer. */
    public void extend(UUID promise, Instant until, Viewer viewer) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Gives it back. @param reason a code */
    public void release(UUID promise, String reason, Viewer viewer) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** The person comes. */
    public void confirm(UUID promise, Viewer viewer) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** The person is there. */
    public void arrive(UUID promise, Viewer viewer) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** The person has left. */
    public void leave(UUID promise, Instant at, Viewer viewer) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Ends every hold whose time is over. @return how many */
    public int expire() {
        throw new UnsupportedOperationException("not built yet");
    }
}
