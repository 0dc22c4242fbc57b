package nl.schakel.signal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.schakel.access.Visible;
import org.springframework.stereotype.Service;

/**
 * Read model: finds in somebody's own list of cases what they typed: part of a number in all of them, a whole name in all of
 * which that person may see the names, and part of a name in the newest of those. Names are sealed, so that part of one is
 * found only by opening the names.
 */
@Service
public class TypedInCases {

    /** Names are opened of no more cases than these, the newest. */
    static final int CASES = 1000;

    private static final int PIECE = 3;

    /**
     * Where it was found.
     *
     * @param number part of a number, as it is kept; null when it cannot be one
     * @param named those in which it is a name or part of one
     * @param partly whether there were more cases than could be looked through for part of a name
     */
    public record Found(String number, Set<UUID> named, boolean partly) {

        boolean nowhere() {
            return number == null && named.isEmpty();
        }

        /** A condition on {@code d.id}; each half of it is found by an index. */
        String sql() {
            return "d.id in (select n.id from schakel.dossier n where :number <> '' and"
                    + " schakel.number_pieces(n.reference) @> string_to_array(:pieces, ',')"
                    + " and strpos(right(replace(n.reference, '-', ''), 8), :number) > 0"
                    + " union all select unnest(string_to_array(:named, ',')::uuid[]))";
        }

        Map<String, Object> params() {
            Map<String, Object> params = new HashMap<>();
            params.put("number", number == null ? "" : number);
            params.put("pieces", number == null ? "" : String.join(",", pieces(number)));
            params.put(
                    "named", String.join(",", named.stream().map(UUID::toString).toList()));
            return params;
        }

        private static List<String> pieces(String number) {
            return IntStream.rangeClosed(0, number.length() - PIECE)
                    .mapToObj(at -> number.substring(at, at + PIECE))
                    .toList();
        }
    }

    private final DossierSearch search;
    private final NamesInCases names;

    TypedInCases(DossierSearch search, NamesInCases names) {
        this.search = search;
        this.names = names;
    }

    /** Where this stands in the viewer's cases; in nothing when it is too short to look for. */
    public Found find(String typed, Visible visible) {
        List<UUID> newest = search.newestWithNames(visible, CASES + 1);
        boolean partly = newest.size() > CASES;
        Set<UUID> named = new HashSet<>(names.with(typed, partly ? newest.subList(0, CASES) : newest));
        named.addAll(search.withName(typed, visible));
        return new Found(Reference.part(typed), named, partly);
    }
}
