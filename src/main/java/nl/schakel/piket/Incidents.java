package nl.schakel.piket;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.piket.internal.CallAccess;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Calls whose alarm nobody answered. They stand on every screen of who can take them, until somebody does. */
@Service
public class Incidents {

    /** @param number what people call it */
    public record Incident(UUID call, String number) {}

    private record Row(Incident incident, String area) {}

    private final JdbcClient jdbc;
    private final DutyAreas areas;
    private final CallAccess access;

    Incidents(JdbcClient jdbc, DutyAreas areas, CallAccess access) {
        this.jdbc = jdbc;
        this.areas = areas;
        this.access = access;
    }

    /** Those that this viewer can take, the longest waiting first. One statement as long as there are none. */
    public List<Incident> of(Viewer viewer) {
        return jdbc
                .sql("select id, number, area from schakel.night_call where incident order by called_at, id")
                .query((row, n) -> new Row(
                        new Incident(row.getObject("id", UUID.class), row.getString("number")), row.getString("area")))
                .list()
                .stream()
                .filter(row -> takes(viewer, areas.of(row.area())))
                .map(Row::incident)
                .toList();
    }

    private boolean takes(Viewer viewer, Optional<DutyArea> area) {
        return area.filter(found -> access.takes(viewer, found)).isPresent();
    }
}
