package nl.schakel.web.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/**
 * Input: which part of a list a system asks for (RFC 7644, 3.4.2.4).
 *
 * @param start the first one, counted from 1
 */
record ScimPaging(int start, int count) {

    static final int MOST = 200;

    static ScimPaging of(String typedStart, String typedCount) {
        return new ScimPaging(
                Math.max(1, number(typedStart, 1, "startIndex")),
                Math.min(MOST, Math.max(0, number(typedCount, MOST, "count"))));
    }

    /** The part of a list, each put into words only when it is in it. */
    <T> ObjectNode of(List<T> all, Function<T, ObjectNode> words) {
        List<T> part = all.stream().skip(start - 1L).limit(count).toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("schemas").add(ScimSchema.LIST);
        answer.put("totalResults", all.size()).put("startIndex", start).put("itemsPerPage", part.size());
        ArrayNode resources = answer.putArray("Resources");
        part.forEach(one -> resources.add(words.apply(one)));
        return answer;
    }

    private static int number(String typed, int otherwise, String name) {
        if (typed.isBlank()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(typed.strip());
        } catch (NumberFormatException none) {
            throw ScimRefused.value(name);
        }
    }
}
