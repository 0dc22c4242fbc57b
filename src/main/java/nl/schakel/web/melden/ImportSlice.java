package nl.schakel.web.melden;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import nl.schakel.signal.imports.ImportView;
import nl.schakel.support.Coded;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * View model: the rows of one kind of a list that stand on a page, and the addresses of the others. Each kind has pages of its own,
 * so that whoever leafs through what is wrong keeps the place in what is right.
 *
 * @param first number of the first of these rows among all of its kind, from 1
 * @param before address of the rows before; null when there are none
 * @param after address of the rows after; null when there are none
 */
public record ImportSlice<T>(List<T> rows, int first, int all, String before, String after) {

    /** So many rows of a kind on a page. */
    static final int SIZE = 100;

    /** Code list: the kinds of row of which there can be pages. */
    enum Kind implements Coded {
        FOUT,
        DUBBEL,
        GOED,
        GEDAAN
    }

    /**
     * Which page of each kind somebody asks for.
     *
     * @param asked what stands in the address; whatever is no page there is the first one
     */
    record Pages(UUID list, Map<Kind, String> asked) {

        private int of(Kind kind) {
            String typed = asked.getOrDefault(kind, "");
            return typed.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(typed) : 1;
        }

        private String address(Kind kind, int page) {
            Map<String, Integer> pages = new LinkedHashMap<>();
            for (Kind each : Kind.values()) {
                pages.put(each.code(), each == kind ? page : of(each));
            }
            UriComponentsBuilder address = UriComponentsBuilder.fromPath("/inlezen/" + list);
            pages.forEach((name, number) -> {
                if (number > 1) {
                    address.queryParam(name, number);
                }
            });
            return address.fragment("kop-" + kind.code()).build().toUriString();
        }

        <T> ImportSlice<T> slice(Kind kind, List<ImportView.Row> all, Function<ImportView.Row, T> view) {
            int last = Math.max(1, (all.size() + SIZE - 1) / SIZE);
            int page = Math.min(of(kind), last);
            int from = (page - 1) * SIZE;
            return new ImportSlice<>(
                    all.stream().skip(from).limit(SIZE).map(view).toList(),
                    from + 1,
                    all.size(),
                    page > 1 ? address(kind, page - 1) : null,
                    page < last ? address(kind, page + 1) : null);
        }
    }

    /** The number of the last of these rows among all of its kind. */
    public int last() {
        return first + rows.size() - 1;
    }

    /** Whether there is more than stands here. */
    public boolean paged() {
        return all > rows.size();
    }
}
