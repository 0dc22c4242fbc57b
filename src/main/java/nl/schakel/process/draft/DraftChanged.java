package nl.schakel.process.draft;

import java.time.Instant;
import nl.schakel.support.input.StaleChange;

/** Exception for a file of a draft that somebody else saved since it was read; nothing was stored. */
public class DraftChanged extends StaleChange {

    private final String by;
    private final transient Instant at;
    private final int version;

    DraftChanged(String by, Instant at, int version) {
        super("bestand", "fout.concept.veranderd", by);
        this.by = by;
        this.at = at;
        this.version = version;
    }

    /** The name of who saved it. */
    public String by() {
        return by;
    }

    /** When that was. */
    public Instant at() {
        return at;
    }

    /** Which version there is now. */
    public int version() {
        return version;
    }
}
