package nl.schakel.placement.matching.internal;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table of where the centres of municipalities lie; read once. */
@Component
class MunicipalityCentres {

    /** Where one lies, in degrees. */
    record Centre(double latitude, double longitude) {}

    private final JdbcClient jdbc;
    private volatile Map<String, Centre> centres;

    MunicipalityCentres(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that are known, by CBS code. */
    // municipalities do not move; the list only changes with a new version of the application
    Map<String, Centre> all() {
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
