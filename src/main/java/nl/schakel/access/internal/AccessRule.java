package nl.schakel.access.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.access.Visible;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Check: who may see what (R7): a group that takes part in the case, as far as its role goes, and a coordinator with
 * emergency access as far as that goes (R12). One condition in SQL decides on a single dossier and on lists, so that
 * they cannot differ.
 */
@Component
public class AccessRule {

    private static final String GROUPS = "viewerGroups";

    /** The parts of a dossier for a viewer; the dossier's id is left open. */
    private static final String PARTY_WITH_RIGHT = """
            from schakel.party viewer_party
            join schakel.role_part viewer_part
              on viewer_part.role = viewer_party.role and viewer_part.scope = viewer_party.scope
            where viewer_party.until is null
              and viewer_party.group_id in (:viewerGroups)
              and viewer_part.part in (:viewerParts)
              and viewer_party.dossier_id = \
            """;

    /** The on-call service takes part in the case; the dossier's id is left open. */
    private static final String SERVES_THE_NIGHT = """
            from schakel.party viewer_duty
            where viewer_duty.until is null
              and viewer_duty.role = 'piket' and viewer_duty.step = 'piket'
              and viewer_duty.group_id in (:viewerGroups)
              and viewer_duty.dossier_id = \
            """;

    /**
     * Emergency access that gives a right at this moment: of this person, not ended, its time not over, and only while
     * the on-call service takes part in the case.
     */
    static final String EMERGENCY = """
            from schakel.emergency_access viewer_night
            where viewer_night.person = :viewerPerson
              and viewer_night.ended_at is null and viewer_night.until > :viewerNow
              and exists (select 1 \
            """ + SERVES_THE_NIGHT + "viewer_night.dossier_id)";

    /** The same as {@link #PARTY_WITH_RIGHT}, in the order of an index: a range for each group and scope with a right. */
    private static final Visible.Range OF_A_PARTY = new Visible.Range("""
            (select distinct viewer_group.id as group_id, viewer_part.scope
             from unnest(string_to_array(:viewerGroupList, ',')) viewer_group(id)
             join schakel.role_part viewer_part on viewer_part.role = split_part(viewer_group.id, '@', 1)
             where viewer_part.part in (:viewerParts)) viewer_key""", """
            (select dossier_id, received_at, status, municipality, place_runs, place_begun_at from schakel.party
             where until is null and group_id = viewer_key.group_id and scope = viewer_key.scope
               and received_at is not null)""");

    private static final Visible.Range EVERYTHING =
            new Visible.Range("(select 1) viewer_key", "(select * from schakel.party_case)");

    private static final Visible.Range OF_A_NIGHT = new Visible.Range(
            EVERYTHING.keys(),
            "(select * from schakel.party_case where dossier_id in (select viewer_night.dossier_id " + EMERGENCY
                    + "))");

    private final JdbcClient jdbc;
    private final Clock clock;

    AccessRule(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The parts of this dossier that the viewer may see; empty also when it does not exist. */
    public Set<Part> parts(Viewer viewer, UUID dossier) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        parts.addAll(ordinary(viewer, dossier));
        parts.addAll(emergency(viewer, dossier));
        return parts;
    }

    /** The same for several dossiers at once; one of which the viewer may see nothing is left out. */
    public Map<UUID, Set<Part>> parts(Viewer viewer, Collection<UUID> dossiers) {
        Map<UUID, Set<Part>> found = new HashMap<>();
        if (dossiers.isEmpty() || viewer.groups().isEmpty()) {
            return found;
        }
        RowCallbackHandler collect =
                row -> found.computeIfAbsent(row.getObject(1, UUID.class), id -> EnumSet.noneOf(Part.class))
                        .add(Part.valueOf(row.getString(2)));
        String these = dossiers.stream().map(UUID::toString).distinct().collect(Collectors.joining(","));
        String oneOfThese = "any (string_to_array(:dossiers, ',')::uuid[])";
        jdbc.sql("select distinct viewer_party.dossier_id, viewer_part.part " + PARTY_WITH_RIGHT + oneOfThese)
                .params(groups(viewer, EnumSet.allOf(Part.class)))
                .param("dossiers", these)
                .query(collect);
        if (viewer.holds(Role.PIKET)) {
            jdbc.sql("select viewer_night.dossier_id, unnest(viewer_night.parts) " + EMERGENCY
                            + " and viewer_night.dossier_id = " + oneOfThese)
                    .params(night(viewer, clock.instant()))
                    .param("dossiers", these)
                    .query(collect);
        }
        return found;
    }

    /** The parts that the viewer may see because the own group takes part in the case. */
    public Set<Part> ordinary(Viewer viewer, UUID dossier) {
        if (viewer == Viewer.SYSTEM) {
            return EnumSet.allOf(Part.class);
        }
        if (viewer.groups().isEmpty()) {
            return Set.of();
        }
        return found(jdbc.sql("select distinct viewer_part.part " + PARTY_WITH_RIGHT + ":dossier")
                .params(groups(viewer, EnumSet.allOf(Part.class)))
                .param("dossier", dossier));
    }

    /** The parts that the viewer may see because of emergency access. */
    public Set<Part> emergency(Viewer viewer, UUID dossier) {
        if (!viewer.holds(Role.PIKET)) {
            return Set.of();
        }
        return found(
                jdbc.sql("select unnest(viewer_night.parts) " + EMERGENCY + " and viewer_night.dossier_id = :dossier")
                        .params(night(viewer, clock.instant()))
                        .param("dossier", dossier));
    }

    /** Whether the viewer has emergency access to anything at this moment. */
    public boolean emergency(Viewer viewer) {
        return viewer.holds(Role.PIKET)
                && jdbc.sql("select exists (select 1 " + EMERGENCY + ")")
                        .params(night(viewer, clock.instant()))
                        .query(Boolean.class)
                        .single();
    }

    /** Whether the viewer's on-call service takes part in this case. */
    public boolean servesTheNight(Viewer viewer, UUID dossier) {
        return !viewer.groups().isEmpty()
                && jdbc.sql("select exists (select 1 " + SERVES_THE_NIGHT + ":dossier)")
                        .param(GROUPS, names(viewer))
                        .param("dossier", dossier)
                        .query(Boolean.class)
                        .single();
    }

    /** The same rule as a condition on {@code d.id}, for the parts of the case itself. */
    public Visible visible(Viewer viewer) {
        return visible(viewer, Part.OF_THE_CASE);
    }

    /** The same rule as a condition on {@code d.id}, for one of these parts. */
    public Visible visible(Viewer viewer, Set<Part> parts) {
        if (viewer == Viewer.SYSTEM) {
            return new Visible("true", Map.of(), List.of(EVERYTHING));
        }
        if (viewer.groups().isEmpty()) {
            return new Visible("false", Map.of(), List.of());
        }
        String ordinary = "exists (select 1 " + PARTY_WITH_RIGHT + "d.id)";
        Map<String, Object> params = groups(viewer, parts);
        if (!viewer.holds(Role.PIKET)) {
            return new Visible(ordinary, params, List.of(OF_A_PARTY));
        }
        params.putAll(night(viewer, clock.instant()));
        return new Visible(
                "(" + ordinary + " or exists (select 1 " + EMERGENCY
                        + " and viewer_night.dossier_id = d.id and exists (select 1 from unnest(viewer_night.parts) viewer_part"
                        + " where viewer_part in (:viewerParts))))",
                params,
                List.of(OF_A_PARTY, OF_A_NIGHT));
    }

    /** What {@link #EMERGENCY} asks for. */
    static Map<String, Object> night(Viewer viewer, Instant now) {
        return Map.of(GROUPS, names(viewer), "viewerPerson", viewer.personId(), "viewerNow", Timestamp.from(now));
    }

    private static Set<Part> found(JdbcClient.StatementSpec query) {
        return query.query(String.class).list().stream().map(Part::valueOf).collect(Collectors.toSet());
    }

    private static Map<String, Object> groups(Viewer viewer, Set<Part> parts) {
        Map<String, Object> params = new HashMap<>();
        params.put(GROUPS, names(viewer));
        params.put(Visible.GROUPS, String.join(",", names(viewer)));
        params.put(Visible.PARTS, parts.stream().map(Part::name).toList());
        return params;
    }

    private static List<String> names(Viewer viewer) {
        return viewer.groups().stream().map(GroupId::toString).toList();
    }
}
