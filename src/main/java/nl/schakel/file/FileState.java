package nl.schakel.file;

import nl.schakel.support.Coded;

/** Code list: where a file stands between coming in and being seen by others. */
public enum FileState implements Coded {
    /** Not scanned yet: only who sent it sees it. */
    QUARANTAINE,
    /** Scanned and cleaned: seen by who may see the signal. */
    SCHOON,
    /** Something harmful was found: the content is gone. */
    BESMET,
    /** A picture that nothing can draw: the content is gone. */
    ONLEESBAAR;

    /** Whether the content was thrown away. */
    public boolean gone() {
        return this == BESMET || this == ONLEESBAAR;
    }
}
