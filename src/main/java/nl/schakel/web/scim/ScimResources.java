package nl.schakel.web.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.administration.ProvisionedDetails;
import nl.schakel.administration.ProvisionedGroups.Group;
import nl.schakel.administration.ProvisionedPeople.Account;
import nl.schakel.administration.ProvisionedPeople.Wish;
import nl.schakel.support.SchakelProperties;
import org.springframework.stereotype.Component;

/** View factory: puts people and groups into the words of SCIM, and reads them from there. */
@Component
class ScimResources {

    static final String BASE = "/scim/v2";
    static final List<String> KEPT_OF_USER =
            List.of("userName", "externalId", "displayName", "name", "emails", "active");
    static final List<String> KEPT_OF_GROUP = List.of("displayName", "members");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String site;

    ScimResources(SchakelProperties settings) {
        this.site = settings.baseUrl() == null ? "" : settings.baseUrl();
    }

    ObjectNode user(Account account) {
        ProvisionedDetails details = account.details();
        ObjectNode user = JSON.objectNode();
        user.putArray("schemas").add(ScimSchema.USER);
        user.put("id", account.id().toString());
        put(user, "externalId", details.externalId());
        user.put("userName", details.userName());
        user.put("displayName", details.name());
        ObjectNode name = user.putObject("name");
        name.put("formatted", details.name());
        put(name, "givenName", details.givenName());
        put(name, "familyName", details.familyName());
        user.putArray("emails")
                .addObject()
                .put("value", details.email())
                .put("type", "work")
                .put("primary", true);
        user.put("active", account.active());
        ObjectNode meta = user.putObject("meta").put("resourceType", "User");
        if (account.createdAt() != null) {
            meta.put("created", account.createdAt().toString())
                    .put("lastModified", account.changedAt().toString());
        }
        meta.put("location", location("Users", account.id())).put("version", version(account));
        return user;
    }

    ObjectNode group(Group group) {
        ObjectNode node = JSON.objectNode();
        node.putArray("schemas").add(ScimSchema.GROUP);
        node.put("id", group.id().toString()).put("displayName", group.name());
        ArrayNode members = node.putArray("members");
        group.members()
                .forEach(id -> members.addObject()
                        .put("value", id.toString())
                        .put("type", "User")
                        .put("$ref", location("Users", id)));
        node.putObject("meta")
                .put("resourceType", "Group")
                .put("location", location("Groups", group.id()))
                .put("version", version(group));
        return node;
    }

    String location(String kind, UUID id) {
        return site + BASE + "/" + kind + "/" + id;
    }

    static String version(Account account) {
        return "W/\"" + account.version() + "\"";
    }

    static String version(Group group) {
        byte[] members = group.members().toString().getBytes(StandardCharsets.UTF_8);
        return "W/\"" + UUID.nameUUIDFromBytes(members) + "\"";
    }

    /** Refuses when a system says that it saw another version. @param ifMatch null when it says nothing */
    static void needsVersion(String ifMatch, String version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            return;
        }
        boolean seen = Arrays.stream(ifMatch.split(","))
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || one.equals(version) || ("W/" + one).equals(version));
        if (!seen) {
            throw ScimRefused.outdated();
        }
    }

    /**
     * What a system wants of somebody, all of it.
     *
     * @param before what is now; null for somebody new
     */
    static Wish wish(JsonNode user, Wish before) {
        return wish(user, before, false);
    }

    /** The same for what is now, with what a system changed in it. */
    static Wish patched(JsonNode user, Wish before) {
        return wish(user, before, true);
    }

    private static Wish wish(JsonNode user, Wish before, boolean patched) {
        ProvisionedDetails was = before == null ? null : before.details();
        String userName = text(user, "userName", "userName");
        JsonNode name = ScimFilter.field(user, "name");
        if (name != null && !name.isNull() && !name.isObject()) {
            throw ScimRefused.value("name");
        }
        String given = text(name, "givenName", "name.givenName");
        String family = text(name, "familyName", "name.familyName");
        String displayName = text(user, "displayName", "displayName");
        String formatted = text(name, "formatted", "name.formatted");
        return new Wish(
                new ProvisionedDetails(
                        userName,
                        text(user, "externalId", "externalId"),
                        patched
                                ? changedName(was, displayName, formatted, joined(given, family))
                                : name(displayName, formatted, joined(given, family)),
                        given,
                        family,
                        email(user).orElseGet(() -> was != null ? was.email() : userName)),
                active(user).orElse(before == null || before.active()));
    }

    /** Of the three that can say how to address somebody, the first that is there. */
    private static String name(String displayName, String formatted, String joined) {
        return Stream.of(displayName, formatted, joined)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Of a part that was changed, the one that changed: the others are as we gave them. */
    private static String changedName(ProvisionedDetails was, String displayName, String formatted, String joined) {
        boolean follows = was.name().equals(joined(was.givenName(), was.familyName()));
        return Stream.of(displayName, formatted, follows ? joined : null)
                .filter(Objects::nonNull)
                .filter(one -> !one.equals(was.name()))
                .findFirst()
                .orElse(was.name());
    }

    private static String joined(String given, String family) {
        String joined = Stream.of(given, family).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return joined.isEmpty() ? null : joined;
    }

    private static Optional<String> email(JsonNode user) {
        JsonNode emails = ScimFilter.field(user, "emails");
        if (emails == null || emails.isNull()) {
            return Optional.empty();
        }
        if (!emails.isArray()) {
            throw ScimRefused.value("emails");
        }
        if (emails.isEmpty()) {
            return Optional.empty();
        }
        JsonNode chosen = null;
        for (JsonNode one : emails) {
            JsonNode primary = ScimFilter.field(one, "primary");
            if (chosen == null || isTrue(primary)) {
                chosen = one;
            }
        }
        String email = text(chosen, "value", "emails.value");
        if (email == null) {
            throw ScimRefused.value("emails.value");
        }
        return Optional.of(email);
    }

    private static Optional<Boolean> active(JsonNode user) {
        JsonNode active = ScimFilter.field(user, "active");
        if (active == null || active.isNull()) {
            return Optional.empty();
        }
        boolean word = active instanceof TextNode text
                && (text.asText().equalsIgnoreCase("true") || text.asText().equalsIgnoreCase("false"));
        if (!(active instanceof BooleanNode) && !word) {
            throw ScimRefused.value("active");
        }
        return Optional.of(isTrue(active));
    }

    private static boolean isTrue(JsonNode value) {
        return value != null
                && (value.isBoolean() && value.booleanValue()
                        || value.isTextual() && value.asText().equalsIgnoreCase("true"));
    }

    /** Who is in a group, by what a system sent. */
    static Set<UUID> members(JsonNode group) {
        JsonNode members = ScimFilter.field(group, "members");
        Set<UUID> ids = new LinkedHashSet<>();
        if (members == null || members.isNull()) {
            return ids;
        }
        if (!members.isArray()) {
            throw ScimRefused.value("members");
        }
        for (JsonNode member : members) {
            String value = member.isTextual() ? member.asText() : text(member, "value", "members.value");
            ids.add(id(value).orElseThrow(() -> ScimRefused.value("members.value")));
        }
        return ids;
    }

    /** An id as we give them. @param typed null for none */
    static Optional<UUID> id(String typed) {
        try {
            return Optional.ofNullable(typed)
                    .filter(text -> text.length() == 36)
                    .map(UUID::fromString);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** A text of a resource; null when it is not there or empty. @param name as the refusal calls it */
    static String text(JsonNode node, String field, String name) {
        JsonNode value = ScimFilter.field(node, field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw ScimRefused.value(name);
        }
        String text = value.asText().strip();
        return text.isEmpty() ? null : text;
    }

    /** A resource with the attributes that were asked for. @param only empty for all; {@code without} empty for none */
    static ObjectNode shown(ObjectNode resource, String only, String without) {
        Set<String> wanted = names(only);
        Set<String> unwanted = names(without);
        ObjectNode shown = resource.deepCopy();
        resource.fieldNames().forEachRemaining(field -> {
            String name = field.toLowerCase(Locale.ROOT);
            boolean always = name.equals("id") || name.equals("schemas") || name.equals("meta");
            if (!always && (!wanted.isEmpty() && !wanted.contains(name) || unwanted.contains(name))) {
                shown.remove(field);
            }
        });
        return shown;
    }

    private static Set<String> names(String typed) {
        return Arrays.stream(typed.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(ScimSchema::without)
                .map(one -> one.contains(".") ? one.substring(0, one.indexOf('.')) : one)
                .map(one -> one.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static void put(ObjectNode node, String field, String value) {
        if (value != null) {
            node.put(field, value);
        }
    }
}
