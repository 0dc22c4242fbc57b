package nl.schakel.piket.search;

import java.util.Locale;

/** How likely it is that a shelter answers the phone now. */
public enum Reach {
    /** Its desk is open. */
    GOED,
    /** Its desk should be open, but the last time nobody answered. */
    TWIJFEL,
    /** Nobody told when its desk is open. */
    ONBEKEND,
    /** Its desk is closed now. */
    DICHT;

    /** As it is written outside Java. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
