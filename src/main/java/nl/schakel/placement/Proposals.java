package nl.schakel.placement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.Viewer;
import org.springframework.stereotype.Service;

/** Asking shelters for a place. */
@Service
public class Proposals {

    /** Asks these shelters, in a new round. */
    public List<Proposal> propose(UUID placement, List<UUID> beds, String rung, String rungReason, Viewer viewer) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** The newest round, in a fixed order. */
    public List<Proposal> round(UUID placement) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** One proposal. */
    public Proposal get(UUID proposal) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** The shelter says yes and holds the bed; the first one wins. */
    public HoldResult accept(UUID proposal, String conditions, Instant until, Viewer viewer) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** The shelter or the person says no. */
    public void decline(UUID proposal, DeclinedBy whose, String criterion, String text, Viewer viewer) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** The term passed. */
    public void noAnswer(UUID proposal) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Not needed any more. */
    public void withdraw(UUID proposal) {
        throw new UnsupportedOperationException("not built yet");
    }
}
