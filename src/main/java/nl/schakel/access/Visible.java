package nl.schakel.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Value: the access rule as a condition for lists. The statement that uses it calls the dossier's table {@code d} with
 * the dossier's id in {@code d.id}, and binds the parameters by name.
 *
 * @param ranges the same rule as the places where what it lets through can be read in order; none when nothing is
 */
public record Visible(String sql, Map<String, Object> params, List<Range> ranges) {

    /** Name of the parameter that holds the parts of which the viewer must see at least one. */
    public static final String PARTS = "viewerParts";

    /** Name of the parameter that holds the viewer's groups, with commas between them; absent where nobody looks. */
    public static final String GROUPS = "viewerGroupList";

    /**
     * Rows {@code v} of dossiers in view: {@code dossier_id, received_at, status, municipality, place_runs,
     * place_begun_at}.
     *
     * @param keys one line for each range that an index holds together
     * @param rows the rows of one of them
     */
    public record Range(String keys, String rows) {}

    /**
     * The same rule, only for dossiers of which the viewer may see this part. A question about a part must not be
     * answered to who may not see that part: finding a case by a name tells who it is about.
     */
    public Visible seeing(Part part) {
        Map<String, Object> narrowed = new HashMap<>(params);
        narrowed.replace(PARTS, List.of(part.name()));
        return new Visible(sql, narrowed, ranges);
    }

    /** Whether the rule lets nothing through, whatever there is. */
    public boolean nothing() {
        return ranges.isEmpty();
    }

    /**
     * A query for the dossiers that come first: of each range no more than are shown, so that it costs the same
     * whatever else the viewer may see. What it finds may be a moment old: the condition still decides.
     *
     * @param columns of {@code v}, those of the order among them
     * @param narrowed a condition on {@code v}
     */
    public String first(String columns, String narrowed, String order, int limit) {
        return ranges.stream()
                .map(range -> "select viewer_first.* from " + range.keys()
                        + " cross join lateral (select distinct " + columns + " from " + range.rows() + " v where "
                        + narrowed + " order by " + order + " limit " + limit + ") viewer_first")
                .collect(Collectors.joining(" union "));
    }

    /** A query for the different values of a column of {@code v}, one step in the index for each of them. */
    public String different(String column) {
        return ranges.stream()
                .map(range -> "select viewer_step.value from " + range.keys()
                        + " cross join lateral (with recursive viewer_step as ("
                        + "(select v.%1$s as value from %2$s v order by v.%1$s limit 1) union all"
                                .formatted(column, range.rows())
                        + " select (select v.%1$s from %2$s v where v.%1$s > before.value order by v.%1$s limit 1)"
                                .formatted(column, range.rows())
                        + " from viewer_step before where before.value is not null)"
                        + " select value from viewer_step where value is not null) viewer_step")
                .collect(Collectors.joining(" union "));
    }
}
