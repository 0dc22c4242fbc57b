package nl.schakel.piket.search;

import java.util.List;
import nl.schakel.piket.call.CallEvents;

/** Outcome: what comes of keeping notes. */
public sealed interface SaveResult {

    /** Kept. @param version what the next change is based on */
    record Saved(long version, List<CallEvents> happened) implements SaveResult {
        public Saved {
            happened = List.copyOf(happened);
        }
    }

    /**
     * Somebody wrote in between, in another tab perhaps. Nothing was overwritten.
     *
     * @param theirs as it is stored now
     * @param yours what was sent
     */
    record ChangedMeanwhile(SearchNotes theirs, String yours) implements SaveResult {}
}
