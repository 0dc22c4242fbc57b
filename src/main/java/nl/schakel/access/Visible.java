package nl.schakel.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The access rule as a condition for lists. The statement that uses it calls the dossier's table {@code d} with the
 * dossier's id in {@code d.id}, and binds the parameters by name.
 */
public record Visible(String sql, Map<String, Object> params) {

    /** Name of the parameter that holds the parts of which the viewer must see at least one. */
    public static final String PARTS = "viewerParts";

    /**
     * The same rule, only for dossiers of which the viewer may see this part. A question about a part must not be
     * answered to who may not see that part: finding a case by a name tells who it is about.
     */
    public Visible seeing(Part part) {
        Map<String, Object> narrowed = new HashMap<>(params);
        narrowed.replace(PARTS, List.of(part.name()));
        return new Visible(sql, narrowed);
    }
}
