package nl.schakel.access.internal;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.access.Visible;
import nl.schakel.organisation.GroupId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may see what (R7): a group that takes part in the case, as far as its role goes. One condition in SQL decides on
 * a single dossier and on lists, so that they cannot differ.
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
              and viewer_party.dossier = \
            """;

    private final JdbcClient jdbc;

    AccessRule(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The parts of this dossier that the viewer may see; empty also when it does not exist. */
    public Set<Part> parts(Viewer viewer, UUID dossier) {
        if (viewer == Viewer.SYSTEM) {
            return EnumSet.allOf(Part.class);
        }
        if (viewer.groups().isEmpty()) {
            return Set.of();
        }
        return jdbc
                .sql("select distinct viewer_part.part " + PARTY_WITH_RIGHT + ":dossier")
                .params(groups(viewer, EnumSet.allOf(Part.class)))
                .param("dossier", dossier)
                .query(String.class)
                .list()
                .stream()
                .map(Part::valueOf)
                .collect(Collectors.toSet());
    }

    /** The same rule as a condition on {@code d.id}, for the parts of the case itself. */
    public Visible visible(Viewer viewer) {
        return visible(viewer, Part.OF_THE_CASE);
    }

    /** The same rule as a condition on {@code d.id}, for one of these parts. */
    public Visible visible(Viewer viewer, Set<Part> parts) {
        if (viewer == Viewer.SYSTEM) {
            return new Visible("true", Map.of());
        }
        if (viewer.groups().isEmpty()) {
            return new Visible("false", Map.of());
        }
        return new Visible("exists (select 1 " + PARTY_WITH_RIGHT + "d.id)", groups(viewer, parts));
    }

    private static Map<String, Object> groups(Viewer viewer, Set<Part> parts) {
        Map<String, Object> params = new HashMap<>();
        params.put(GROUPS, viewer.groups().stream().map(GroupId::toString).toList());
        params.put(Visible.PARTS, parts.stream().map(Part::name).toList());
        return params;
    }
}
