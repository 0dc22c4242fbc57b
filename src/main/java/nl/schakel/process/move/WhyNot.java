package nl.schakel.process.move;

import nl.schakel.support.Coded;

/** Code list: why a case cannot move to another version. */
public enum WhyNot implements Coded {
    /** It waits at a step that the new version does not have, and nobody said where it goes on. */
    STAP_WEG,
    /** It runs by a whole route that the new version does not have. */
    ROUTE_WEG,
    /** Its steps lie otherwise in the new version, so that its place there is not known. */
    PAST_NIET,
    /** The caretaker keeps it on hold. */
    STAAT_STIL,
    /** Something went wrong that nobody foresaw; the caretaker finds it in the log. */
    ONVERWACHT
}
