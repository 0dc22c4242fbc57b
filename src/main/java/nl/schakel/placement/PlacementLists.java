package nl.schakel.placement;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.schakel.access.AccessService;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.access.Visible;
import nl.schakel.organisation.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Read model: what pages list: the searches that somebody may see, and the promises on a shelter's own beds. No person
 * in it.
 */
@Service
public class PlacementLists {

    /** More than anybody reads; anyone who has more looks them up from the case. */
    private static final int LIMIT = 200;

    private final AccessService door;
    private final Placements placements;
    private final JdbcClient jdbc;
    private final Clock clock;

    PlacementLists(AccessService door, Placements placements, JdbcClient jdbc, Clock clock) {
        this.door = door;
        this.placements = placements;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The searches of which the viewer may see the part on shelter: those that run first, then the newest. */
    public List<Placement> visible(Viewer viewer) {
        Visible visible = door.visible(viewer, Part.OPVANG);
        if (visible.nothing()) {
            return List.of();
        }
        // the first searches are of the cases whose first search comes first
        String cases = visible.first(
                "v.place_runs, v.place_begun_at, v.dossier_id",
                "v.place_begun_at is not null",
                "v.place_runs desc, v.place_begun_at desc, v.dossier_id desc",
                LIMIT);
        return placements.all(
                jdbc.sql("select d.placement from (select id as placement, dossier_id as id, begun_at, ended_at"
                                + " from schakel.placement) d where d.id in (select c.dossier_id from (" + cases
                                + ") c) and (" + visible.sql()
                                + ") order by d.ended_at is not null, d.begun_at desc limit "
                                + LIMIT)
                        .params(visible.params())
                        .query(UUID.class)
                        .list());
    }

    /** By bed: the promise that lasts on it, for the beds of the viewer's own shelters. */
    public Map<UUID, BedAllocation> promisesOfOwnBeds(Viewer viewer) {
        Set<String> own = viewer.organisationsAs(Role.OPVANG);
        if (own.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select p.*, lower(p.during) as starts from schakel.bed_promise p"
                        + " join schakel.bed b on b.id = p.bed join schakel.shelter_location l on l.id = b.location"
                        + " where l.organisation in (:own) and (p.state in ('confirmed', 'occupied')"
                        + " or p.state = 'held' and p.expires_at > :now)")
                .param("own", own)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> new BedAllocation(
                        row.getObject("id", UUID.class),
                        row.getObject("bed", UUID.class),
                        row.getObject("placement", UUID.class),
                        AllocationState.of(row.getString("state")).orElseThrow(),
                        row.getTimestamp("starts").toInstant(),
                        row.getTimestamp("expires_at").toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(BedAllocation::bed, Function.identity(), (one, other) -> one));
    }

    /** The cases for which beds of the viewer's own shelters are promised now. */
    public List<UUID> casesInOwnBeds(Viewer viewer) {
        return promisesOfOwnBeds(viewer).values().stream()
                .map(BedAllocation::placement)
                .distinct()
                .map(placements::get)
                .map(Placement::dossier)
                .toList();
    }

    /** The bed of a promise that was made in this search, whether it still lasts or not. */
    public Optional<UUID> bedOf(UUID promise, UUID placement) {
        return jdbc.sql("select bed from schakel.bed_promise where id = ? and placement = ?")
                .params(promise, placement)
                .query(UUID.class)
                .optional();
    }
}
