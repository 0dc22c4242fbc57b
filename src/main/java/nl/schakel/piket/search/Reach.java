package nl.schakel.piket.search;

import nl.schakel.support.Coded;

/** Code list: how likely it is that a shelter answers the phone now. */
public enum Reach implements Coded {
    /** Its desk is open. */
    GOED,
    /** Its desk should be open, but the last time nobody answered. */
    TWIJFEL,
    /** Nobody told when its desk is open. */
    ONBEKEND,
    /** Its desk is closed now. */
    DICHT;
}
