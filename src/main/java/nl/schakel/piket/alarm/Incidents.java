package nl.schakel.piket.alarm;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.notification.Standstills;
import nl.schakel.piket.call.internal.CallAccess;
import nl.schakel.piket.call.internal.CallTable;
import nl.schakel.piket.rota.DutyArea;
import nl.schakel.piket.rota.DutyAreas;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Read model: calls that wait for somebody. Those whose alarm nobody answered stand on every screen of who can take
 * them, until somebody does.
 */
@Service
public class Incidents {

    /** What the access log calls the bar that shows these. */
    public static final String PAGE = "piket-balk";

    /** @param number what people call it */
    public record Incident(UUID call, String number) {}

    /**
     * What waits for one viewer.
     *
     * @param incidents the calls whose alarm nobody answered, the longest waiting first
     * @param waiting how many calls nobody has taken yet, those included
     * @param still the ways of an alarm that stand still
     * @param dossiers the cases of all of these calls
     */
    public record Standing(
            List<Incident> incidents, int waiting, List<Standstills.StandstillPart> still, List<UUID> dossiers) {

        /** The same as long as nothing changes; tells nothing about what it stands for. */
        public String mark() {
            byte[] whole = (waiting + " " + incidents + " " + still).getBytes(StandardCharsets.UTF_8);
            return UUID.nameUUIDFromBytes(whole).toString();
        }
    }

    private record Waiting(
            Incident call, UUID dossier, DutyArea area, String municipality, boolean untaken, boolean incident) {}

    private record Row(
            Incident call, UUID dossier, String area, String municipality, boolean untaken, boolean incident) {}

    /** The morning lays the document ready also for a call that nobody took: its status changes, that it waits does not. */
    private static final String UNTAKEN = "(holder is null and" + CallTable.OPEN + ")";

    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(3).toNanos();

    private final JdbcClient jdbc;
    private final DutyAreas areas;
    private final CallAccess access;
    private final Standstills standstills;
    private List<Waiting> seen;
    private long lookedAt;

    Incidents(JdbcClient jdbc, DutyAreas areas, CallAccess access, Standstills standstills) {
        this.jdbc = jdbc;
        this.areas = areas;
        this.access = access;
        this.standstills = standstills;
    }

    /** What this viewer can take. One statement as long as there is nothing. */
    public Standing of(Viewer viewer) {
        return standing(look(), viewer);
    }

    /**
     * The same as it was some seconds ago at most, for pages that ask again and again: however many do, this node looks
     * once in three seconds.
     */
    public Standing recently(Viewer viewer) {
        return standing(recent(), viewer);
    }

    private synchronized List<Waiting> recent() {
        if (seen == null || System.nanoTime() - lookedAt > LOOK_AGAIN_NANOS) {
            // before the look, so that what happens meanwhile is not older than promised
            lookedAt = System.nanoTime();
            seen = null;
            seen = look();
        }
        return seen;
    }

    private List<Waiting> look() {
        List<Row> rows = jdbc.sql("select id, number, dossier_id, area, municipality, " + UNTAKEN
                        + " untaken, incident from schakel.night_call" + " where incident or " + UNTAKEN
                        + " order by called_at, id")
                .query((row, n) -> new Row(
                        new Incident(row.getObject("id", UUID.class), row.getString("number")),
                        row.getObject("dossier_id", UUID.class),
                        row.getString("area"),
                        row.getString("municipality"),
                        row.getBoolean("untaken"),
                        row.getBoolean("incident")))
                .list();
        if (rows.isEmpty()) {
            return List.of();
        }
        List<DutyArea> all = areas.all();
        return rows.stream()
                .flatMap(row -> all.stream()
                        .filter(area -> area.code().equals(row.area()))
                        .map(area -> new Waiting(
                                row.call(), row.dossier(), area, row.municipality(), row.untaken(), row.incident())))
                .toList();
    }

    private Standing standing(List<Waiting> calls, Viewer viewer) {
        List<Waiting> own = calls.stream()
                .filter(call -> access.takes(viewer, call.area(), call.municipality()))
                .toList();
        return new Standing(
                own.stream().filter(Waiting::incident).map(Waiting::call).toList(),
                (int) own.stream().filter(Waiting::untaken).count(),
                standstills.recently().stream()
                        .map(Standstills.Standing::part)
                        .filter(Standstills.StandstillPart::ofAlarms)
                        .toList(),
                own.stream().map(Waiting::dossier).distinct().toList());
    }
}
