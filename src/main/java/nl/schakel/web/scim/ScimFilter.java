package nl.schakel.web.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reader of the filters of SCIM (RFC 7644, 3.4.2.2) into a question that a resource answers. An attribute that we do not know is
 * refused: who asks for it would take everybody, or nobody, for the answer.
 */
final class ScimFilter {

    private static final int LONGEST = 1000;
    private static final int DEEPEST = 20;

    private static final Set<String> EXACT = Set.of("id", "externalid", "value");

    /** What is asked when it is one comparison of one attribute with a text, and nothing else. */
    record Equals(String attribute, String value) {}

    private final ScimTokens tokens;
    private final Set<String> known;
    private int depth;

    private ScimFilter(ScimTokens tokens, Set<String> known) {
        this.tokens = tokens;
        this.known = known;
    }

    /**
     * @param known the attributes of the resource, in small letters, with a dot before those of a part
     * @throws ScimRefused when it is no filter, or asks for what we do not know
     */
    static Predicate<JsonNode> read(String text, Set<String> known) {
        if (text.length() > LONGEST) {
            throw ScimRefused.filter();
        }
        ScimTokens tokens = new ScimTokens(text);
        Predicate<JsonNode> question = new ScimFilter(tokens, known).either();
        if (!tokens.atEnd()) {
            throw ScimRefused.filter();
        }
        return question;
    }

    /** The filter between the brackets of a path. */
    static Predicate<JsonNode> within(ScimTokens tokens, Set<String> known) {
        return new ScimFilter(tokens, known).either();
    }

    /** Whether it only asks who has this value, so that nobody else has to be looked at. */
    static Optional<Equals> simple(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        ScimTokens tokens = new ScimTokens(text);
        Optional<String> attribute = tokens.word();
        if (attribute.isEmpty() || !tokens.takes("eq")) {
            return Optional.empty();
        }
        return tokens.literal()
                .filter(value -> value.isTextual() && tokens.atEnd())
                .map(value -> new Equals(plain(attribute.get()), value.asText()));
    }

    private Predicate<JsonNode> either() {
        Predicate<JsonNode> one = both();
        while (tokens.takes("or")) {
            one = one.or(both());
        }
        return one;
    }

    private Predicate<JsonNode> both() {
        Predicate<JsonNode> one = single();
        while (tokens.takes("and")) {
            one = one.and(single());
        }
        return one;
    }

    private Predicate<JsonNode> single() {
        if (++depth > DEEPEST) {
            throw ScimRefused.filter();
        }
        try {
            if (tokens.takes("not")) {
                return grouped().negate();
            }
            return tokens.sees('(') ? grouped() : comparison();
        } finally {
            depth--;
        }
    }

    private Predicate<JsonNode> grouped() {
        tokens.need('(');
        Predicate<JsonNode> inner = either();
        tokens.need(')');
        return inner;
    }

    private Predicate<JsonNode> comparison() {
        String attribute = plain(tokens.word().orElseThrow(ScimRefused::filter));
        if (tokens.sees('[')) {
            tokens.need('[');
            Predicate<JsonNode> inner = new ScimFilter(tokens, parts(attribute)).either();
            tokens.need(']');
            return resource -> elements(field(resource, attribute)).anyMatch(inner);
        }
        if (!known.contains(attribute)) {
            throw ScimRefused.filter();
        }
        String operator =
                tokens.word().map(word -> word.toLowerCase(Locale.ROOT)).orElseThrow(ScimRefused::filter);
        if (operator.equals("pr")) {
            return resource -> values(resource, attribute).anyMatch(ScimFilter::isThere);
        }
        JsonNode wanted = tokens.literal().orElseThrow(ScimRefused::filter);
        Predicate<JsonNode> test = test(operator, wanted, EXACT.contains(last(attribute)));
        return operator.equals("ne")
                ? resource -> values(resource, attribute).noneMatch(test)
                : resource -> values(resource, attribute).anyMatch(test);
    }

    private Set<String> parts(String attribute) {
        return known.stream()
                .filter(name -> name.startsWith(attribute + "."))
                .map(name -> name.substring(attribute.length() + 1))
                .collect(Collectors.toSet());
    }

    private static Predicate<JsonNode> test(String operator, JsonNode wanted, boolean exact) {
        return switch (operator) {
            case "eq", "ne" -> value -> same(value, wanted, exact);
            case "co" -> texts(wanted, exact, String::contains);
            case "sw" -> texts(wanted, exact, String::startsWith);
            case "ew" -> texts(wanted, exact, String::endsWith);
            case "gt" -> texts(wanted, exact, (value, bound) -> value.compareTo(bound) > 0);
            case "ge" -> texts(wanted, exact, (value, bound) -> value.compareTo(bound) >= 0);
            case "lt" -> texts(wanted, exact, (value, bound) -> value.compareTo(bound) < 0);
            case "le" -> texts(wanted, exact, (value, bound) -> value.compareTo(bound) <= 0);
            default -> throw ScimRefused.filter();
        };
    }

    private static Predicate<JsonNode> texts(JsonNode wanted, boolean exact, BiPredicate<String, String> test) {
        if (!wanted.isTextual()) {
            throw ScimRefused.filter();
        }
        String bound = folded(wanted.asText(), exact);
        return value -> value.isTextual() && test.test(folded(value.asText(), exact), bound);
    }

    private static boolean same(JsonNode value, JsonNode wanted, boolean exact) {
        if (value.isBoolean() && wanted.isTextual()) {
            // as some systems send it
            return wanted.asText().equalsIgnoreCase(value.asText());
        }
        return value.isTextual() && wanted.isTextual()
                ? folded(value.asText(), exact).equals(folded(wanted.asText(), exact))
                : value.equals(wanted);
    }

    private static String folded(String text, boolean exact) {
        return exact ? text : text.toLowerCase(Locale.ROOT);
    }

    private static boolean isThere(JsonNode value) {
        return !value.isNull()
                && !value.isMissingNode()
                && !(value.isTextual() && value.asText().isEmpty());
    }

    /** What a resource has under an attribute: of a list each one, and of one with parts its value. */
    private static Stream<JsonNode> values(JsonNode resource, String attribute) {
        int dot = attribute.indexOf('.');
        String first = dot < 0 ? attribute : attribute.substring(0, dot);
        String rest = dot < 0 ? null : attribute.substring(dot + 1);
        return elements(field(resource, first)).flatMap(one -> {
            if (rest != null) {
                return values(one, rest);
            }
            return one.isObject() && one.has("value") ? Stream.of(one.get("value")) : Stream.of(one);
        });
    }

    private static Stream<JsonNode> elements(JsonNode value) {
        if (value == null || value.isNull()) {
            return Stream.empty();
        }
        return value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value);
    }

    /** Names of attributes have no capitals of their own. */
    static JsonNode field(JsonNode node, String name) {
        if (!(node instanceof ObjectNode object)) {
            return null;
        }
        for (Iterator<Map.Entry<String, JsonNode>> fields = object.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            if (field.getKey().equalsIgnoreCase(name)) {
                return field.getValue();
            }
        }
        return null;
    }

    private static String last(String attribute) {
        return attribute.substring(attribute.lastIndexOf('.') + 1);
    }

    private static String plain(String attribute) {
        return ScimSchema.without(attribute).toLowerCase(Locale.ROOT);
    }
}
