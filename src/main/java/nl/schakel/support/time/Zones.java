package nl.schakel.support.time;

import java.time.ZoneId;

/**
 * Utility for the time zone of the Netherlands: moments are stored in UTC, and every rule about days and office hours
 * holds in this zone.
 */
public final class Zones {

    /** Where the chain works. */
    public static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    private Zones() {}
}
