package nl.schakel.placement.matching.internal;

import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Calculation of distances: how far municipalities lie apart, roughly: enough to put a place far from an area to avoid
 * before one nearby.
 */
@Component
public class Distances {

    private static final double KILOMETRES_PER_DEGREE = 111.2;
    /** What a place counts as when nobody wrote down where its municipality lies: neither near nor far. */
    private static final int UNKNOWN = 50;

    private final MunicipalityCentres centres;

    Distances(MunicipalityCentres centres) {
        this.centres = centres;
    }

    /** Kilometres to the nearest of these areas. */
    public int nearest(String municipality, Set<String> areas) {
        return areas.stream()
                .mapToInt(area -> between(municipality, area))
                .min()
                .orElse(0);
    }

    private int between(String one, String other) {
        if (one.equals(other)) {
            return 0;
        }
        MunicipalityCentres.Centre from = centres.all().get(one);
        MunicipalityCentres.Centre to = centres.all().get(other);
        if (from == null || to == null) {
            return UNKNOWN;
        }
        double north = from.latitude() - to.latitude();
        double east =
                (from.longitude() - to.longitude()) * Math.cos(Math.toRadians((from.latitude() + to.latitude()) / 2));
        return (int) Math.round(Math.hypot(north, east) * KILOMETRES_PER_DEGREE);
    }
}
