package nl.schakel.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Code list: the parts of a dossier that may be shown apart from each other. */
public enum Part {
    /** What was noticed, where and when. */
    MELDING,
    /** Who reported it. */
    MELDER,
    /** The people whom it is about. */
    BETROKKENEN,
    /** What was answered at the tasks. */
    ANTWOORDEN,
    /** What happened when. */
    TIJDLIJN,
    /** Who does what, and what came of it. */
    ACTIES,
    /** What is needed and offered in the search for a place to stay. */
    OPVANG,
    /** What care parties do: who they are, which steps they have and what they answered; reporters' steps alike. */
    ZORG,
    /** Notes and contact moments, each for who it was shared with. */
    NOTITIES,
    /** What it is about in codes, for who looks along before anybody weighed it: forms and whether somebody is a minor. */
    KERN;

    /** The case itself: who is asked for a bed only takes no part in these, and finds no case in any list. */
    public static final Set<Part> OF_THE_CASE = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(OPVANG)));
}
