package nl.schakel.piket.search;

/** What comes of keeping notes. */
public sealed interface SaveResult {

    /** Kept. @param version what the next change is based on */
    record Saved(long version) implements SaveResult {}

    /**
     * Somebody wrote in between, in another tab perhaps. Nothing was overwritten.
     *
     * @param theirs as it is stored now
     * @param yours what was sent
     */
    record Conflict(SearchNotes theirs, String yours) implements SaveResult {}
}
