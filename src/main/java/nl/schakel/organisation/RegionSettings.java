package nl.schakel.organisation;

import java.time.LocalTime;
import java.util.Set;

/**
 * Value: what a region chooses for itself.
 *
 * @param opens when its offices open, in the zone of the region
 * @param handover when a night is handed over
 * @param municipalities CBS codes of all that take part
 */
public record RegionSettings(
        String name,
        LocalTime opens,
        LocalTime closes,
        LocalTime handover,
        boolean liberationDayOff,
        boolean goodFridayOff,
        Set<String> municipalities) {

    /** What holds where a region chose nothing else. */
    private static final LocalTime OPENS = LocalTime.of(8, 30);

    private static final LocalTime CLOSES = LocalTime.of(17, 0);

    public RegionSettings {
        municipalities = Set.copyOf(municipalities);
    }

    /** A region of this name with the usual office hours. */
    public static RegionSettings usual(String name, Set<String> municipalities) {
        return new RegionSettings(name, OPENS, CLOSES, OPENS, false, false, municipalities);
    }
}
