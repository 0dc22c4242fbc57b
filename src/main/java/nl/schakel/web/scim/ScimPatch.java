package nl.schakel.web.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;

/**
 * Reader of a PATCH of SCIM (RFC 7644, 3.5.2), as Entra ID and Okta send it too: operations with capitals, parts of a name as one
 * field, values of a list to remove. It makes of a resource what the system wants it to be; what may not change is refused later,
 * by who keeps it. Attributes that we do not keep are passed over, as in what is sent whole.
 */
final class ScimPatch {

    private static final int LONGEST_PATH = 1000;
    /** Each looks at all that are in a group, while others who change the directory wait. */
    private static final int MOST_OPERATIONS = 1000;

    private static final String VALUE = "value";
    private static final Set<String> LISTS = Set.of("emails", "members");
    private static final Set<String> FIXED = Set.of("id", "meta", "schemas");

    private final ObjectNode resource;
    private final List<String> kept;
    private final Set<String> asked;

    private ScimPatch(ObjectNode resource, List<String> kept, Set<String> asked) {
        this.resource = resource;
        this.kept = kept;
        this.asked = asked;
    }

    /**
     * Changes a resource.
     *
     * @param kept the attributes that we keep
     * @param asked what a filter can ask of it
     */
    static ObjectNode apply(ObjectNode resource, JsonNode request, List<String> kept, Set<String> asked) {
        JsonNode operations = ScimFilter.field(request, "Operations");
        if (operations == null || !operations.isArray() || operations.isEmpty()) {
            throw ScimRefused.value("Operations");
        }
        if (operations.size() > MOST_OPERATIONS) {
            throw new ScimRefused(HttpStatus.PAYLOAD_TOO_LARGE, "tooMany", "fout.scim.te-groot");
        }
        ScimPatch patch = new ScimPatch(resource, kept, asked);
        operations.forEach(patch::apply);
        return resource;
    }

    private enum Kind {
        ADD,
        REPLACE,
        REMOVE
    }

    /** @param part null for the whole attribute; {@code which} null for all of a list */
    private record Target(String attribute, ScimFilter.Equals only, Predicate<JsonNode> which, String part) {}

    private void apply(JsonNode operation) {
        Kind kind = kind(ScimFilter.field(operation, "op"));
        JsonNode path = ScimFilter.field(operation, "path");
        JsonNode value = ScimFilter.field(operation, VALUE);
        if (path != null && path.isTextual()) {
            apply(kind, path.asText(), value);
        } else if (path != null && !path.isNull()) {
            throw ScimRefused.path();
        } else if (kind == Kind.REMOVE) {
            throw new ScimRefused(HttpStatus.BAD_REQUEST, "noTarget", "fout.scim.doel");
        } else if (value instanceof ObjectNode fields) {
            fields.fields().forEachRemaining(field -> {
                if (!FIXED.contains(field.getKey().toLowerCase(Locale.ROOT))) {
                    apply(kind, field.getKey(), field.getValue());
                }
            });
        } else {
            throw ScimRefused.value(VALUE);
        }
    }

    private static Kind kind(JsonNode typed) {
        String text = typed != null && typed.isTextual() ? typed.asText().toLowerCase(Locale.ROOT) : "";
        return switch (text) {
            case "add" -> Kind.ADD;
            case "replace" -> Kind.REPLACE;
            case "remove" -> Kind.REMOVE;
            default -> throw ScimRefused.value("op");
        };
    }

    private void apply(Kind kind, String path, JsonNode value) {
        Optional<Target> target = target(path);
        if (target.isEmpty()) {
            return;
        }
        if (kind != Kind.REMOVE && (value == null || value.isNull())) {
            // some systems empty an attribute so
            remove(target.get(), null);
        } else if (kind == Kind.REMOVE) {
            remove(target.get(), value);
        } else {
            set(target.get(), kind, value);
        }
    }

    /** @return empty for an attribute that we do not keep */
    private Optional<Target> target(String path) {
        if (path.length() > LONGEST_PATH) {
            throw ScimRefused.path();
        }
        String plain = ScimSchema.without(path.strip());
        if (plain.toLowerCase(Locale.ROOT).startsWith("urn:")) {
            return Optional.empty();
        }
        ScimTokens tokens = new ScimTokens(plain);
        String name = tokens.word().orElseThrow(ScimRefused::path);
        int dot = name.indexOf('.');
        String attribute = dot < 0 ? name : name.substring(0, dot);
        String part = dot < 0 ? null : name.substring(dot + 1);
        if (FIXED.contains(attribute.toLowerCase(Locale.ROOT))) {
            throw ScimRefused.fixed(attribute.toLowerCase(Locale.ROOT));
        }
        Optional<String> known =
                kept.stream().filter(attribute::equalsIgnoreCase).findFirst();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Predicate<JsonNode> which = null;
        ScimFilter.Equals only = null;
        if (tokens.sees('[') && part == null) {
            tokens.need('[');
            String inner = tokens.rest();
            which = ScimFilter.within(tokens, partsOf(known.get()));
            tokens.need(']');
            only = ScimFilter.simple(
                            inner.substring(0, inner.length() - tokens.rest().length() - 1))
                    .orElse(null);
            part = tokens.atEnd() ? null : tokens.after('.');
        }
        if (!tokens.atEnd()) {
            throw ScimRefused.path();
        }
        return Optional.of(new Target(known.get(), only, which, part == null ? null : proper(part)));
    }

    private Set<String> partsOf(String attribute) {
        String before = attribute.toLowerCase(Locale.ROOT) + ".";
        Set<String> parts = new HashSet<>();
        asked.stream().filter(one -> one.startsWith(before)).forEach(one -> parts.add(one.substring(before.length())));
        return parts;
    }

    /** Parts as we write them, whatever the capitals with which they came. */
    private static String proper(String part) {
        return List.of("formatted", "givenName", "familyName", VALUE, "type", "primary").stream()
                .filter(part::equalsIgnoreCase)
                .findFirst()
                .orElse(part);
    }

    private void remove(Target target, JsonNode value) {
        JsonNode now = resource.get(target.attribute());
        if (now == null) {
            return;
        }
        if (now instanceof ArrayNode list) {
            Set<String> named = target.which() == null ? values(value) : Set.of();
            Predicate<JsonNode> which = target.which() != null
                    ? target.which()
                    : named.isEmpty() ? one -> true : one -> named.contains(text(one.get(VALUE)));
            if (target.part() == null) {
                ArrayNode left = JsonNodeFactory.instance.arrayNode();
                list.forEach(one -> {
                    if (!which.test(one)) {
                        left.add(one);
                    }
                });
                resource.set(target.attribute(), left);
            } else {
                list.forEach(one -> {
                    if (which.test(one) && one instanceof ObjectNode object) {
                        object.remove(target.part());
                    }
                });
            }
        } else if (target.part() != null && now instanceof ObjectNode object) {
            object.remove(target.part());
        } else {
            resource.remove(target.attribute());
        }
    }

    private void set(Target target, Kind kind, JsonNode value) {
        if (LISTS.contains(target.attribute())) {
            setInList(target, kind, value);
        } else if (target.which() != null) {
            throw ScimRefused.path();
        } else if (target.part() != null) {
            if (resource.path(target.attribute()).isMissingNode()) {
                resource.putObject(target.attribute());
            }
            if (!(resource.get(target.attribute()) instanceof ObjectNode now)) {
                throw ScimRefused.path();
            }
            now.set(target.part(), value);
        } else if (value instanceof ObjectNode fields && resource.get(target.attribute()) instanceof ObjectNode now) {
            fields.fields().forEachRemaining(field -> now.set(proper(field.getKey()), field.getValue()));
        } else {
            resource.set(target.attribute(), value);
        }
    }

    private void setInList(Target target, Kind kind, JsonNode value) {
        ArrayNode list =
                resource.get(target.attribute()) instanceof ArrayNode now ? now : resource.putArray(target.attribute());
        if (target.which() == null && target.part() == null) {
            if (kind == Kind.REPLACE) {
                list.removeAll();
            }
            append(list, value);
            return;
        }
        List<ObjectNode> found = new ArrayList<>();
        list.forEach(one -> {
            if (one instanceof ObjectNode object
                    && (target.which() == null || target.which().test(one))) {
                found.add(object);
            }
        });
        if (found.isEmpty()) {
            if (target.only() == null
                    || target.part() == null
                    || target.attribute().equals("members")) {
                throw new ScimRefused(HttpStatus.BAD_REQUEST, "noTarget", "fout.scim.doel");
            }
            list.addObject()
                    .put(proper(target.only().attribute()), target.only().value())
                    .set(target.part(), value);
        }
        for (ObjectNode one : found) {
            if (target.part() != null) {
                one.set(target.part(), value);
            } else if (value instanceof ObjectNode fields) {
                one.setAll(fields);
            } else {
                throw ScimRefused.value(target.attribute());
            }
        }
    }

    private static void append(ArrayNode list, JsonNode value) {
        Set<String> there = values(list);
        for (JsonNode one :
                value.isArray() ? value : JsonNodeFactory.instance.arrayNode().add(value)) {
            String text = text(one.isObject() ? one.get(VALUE) : one);
            if (text == null || there.add(text)) {
                list.add(one);
            }
        }
    }

    private static Set<String> values(JsonNode value) {
        Set<String> values = new HashSet<>();
        if (value != null) {
            for (JsonNode one : value.isArray()
                    ? value
                    : JsonNodeFactory.instance.arrayNode().add(value)) {
                String text = text(one.isObject() ? one.get(VALUE) : one);
                if (text != null) {
                    values.add(text);
                }
            }
        }
        return values;
    }

    private static String text(JsonNode value) {
        return value != null && value.isTextual() ? value.asText() : null;
    }
}
