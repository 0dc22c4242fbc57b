package nl.schakel.recovery;

import java.time.Instant;

/**
 * Port: a module of which something must not simply go on when data were put back: the world went on without them.
 */
public interface AfterRestore {

    /**
     * Called once, at the first start on data that were put back, before anything goes out or in; in one transaction with all
     * others.
     *
     * @param copyMade when the copy was made; what was done since is unknown here
     */
    void restored(Instant copyMade);
}
