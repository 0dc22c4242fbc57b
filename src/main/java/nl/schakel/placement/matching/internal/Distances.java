package nl.schakel.placement.matching.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private record Centre(double latitude, double longitude) {}

    private final JdbcClient jdbc;
    private volatile Map<String, Centre> centres;

    Distances(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
        Centre from = centres().get(one);
        Centre to = centres().get(other);
        if (from == null || to == null) {
            return UNKNOWN;
        }
        double north = from.latitude() - to.latitude();
        double east =
                (from.longitude() - to.longitude()) * Math.cos(Math.toRadians((from.latitude() + to.latitude()) / 2));
        return (int) Math.round(Math.hypot(north, east) * KILOMETRES_PER_DEGREE);
    }

    // municipalities do not move; the list only changes with a new version of the application
    private Map<String, Centre> centres() {
        Map<String, Centre> known = centres;
        if (known == null) {
            Map<String, Centre> read = new HashMap<>();
            jdbc.sql("select municipality, latitude, longitude from schakel.municipality_centre")
                    .query((RowCallbackHandler) row -> read.put(
                            row.getString("municipality"),
                            new Centre(row.getDouble("latitude"), row.getDouble("longitude"))));
            centres = known = Map.copyOf(read);
        }
        return known;
    }
}
