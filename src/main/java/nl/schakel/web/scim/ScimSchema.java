package nl.schakel.web.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Definition of what we keep of a user and of a group (RFC 7643), as a system can ask for it. */
final class ScimSchema {

    static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

    /** What a filter can ask of a user, in small letters. */
    static final Set<String> ASKED_OF_USER = Set.of(
            "id",
            "externalid",
            "username",
            "displayname",
            "name",
            "name.formatted",
            "name.givenname",
            "name.familyname",
            "emails",
            "emails.value",
            "emails.type",
            "emails.primary",
            "active",
            "meta.created",
            "meta.lastmodified");

    /** What a filter can ask of a group, in small letters. */
    static final Set<String> ASKED_OF_GROUP = Set.of("id", "externalid", "displayname", "members", "members.value");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ScimSchema() {}

    /** An attribute without the schema that a system may put before it. */
    static String without(String attribute) {
        for (String schema : List.of(USER, GROUP)) {
            if (attribute.toLowerCase(Locale.ROOT).startsWith(schema.toLowerCase(Locale.ROOT) + ":")) {
                return attribute.substring(schema.length() + 1);
            }
        }
        return attribute;
    }

    /** The definition of a user. */
    static ObjectNode user() {
        ObjectNode schema = schema(USER, "User", "Iemand die bij de organisatie werkt");
        ArrayNode attributes = schema.putArray("attributes");
        attributes.add(text("userName", true, "readWrite", "server"));
        attributes.add(text("externalId", false, "readWrite", "none").put("caseExact", true));
        attributes.add(text("displayName", false, "readWrite", "none"));
        ObjectNode name = attribute("name", "complex", false, "readWrite");
        name.putArray("subAttributes")
                .add(text("formatted", false, "readWrite", "none"))
                .add(text("givenName", false, "readWrite", "none"))
                .add(text("familyName", false, "readWrite", "none"));
        attributes.add(name);
        ObjectNode emails = attribute("emails", "complex", false, "immutable");
        emails.put("multiValued", true);
        emails.putArray("subAttributes")
                .add(text("value", false, "immutable", "none"))
                .add(text("type", false, "immutable", "none"))
                .add(attribute("primary", "boolean", false, "immutable"));
        attributes.add(emails);
        attributes.add(attribute("active", "boolean", false, "readWrite"));
        return schema;
    }

    /** The definition of a group. */
    static ObjectNode group() {
        ObjectNode schema = schema(GROUP, "Group", "Een groep waar in Schakel een rol bij hoort");
        ArrayNode attributes = schema.putArray("attributes");
        attributes.add(text("displayName", true, "immutable", "server").put("caseExact", true));
        ObjectNode members = attribute("members", "complex", false, "readWrite");
        members.put("multiValued", true);
        ObjectNode reference = attribute("$ref", "reference", false, "readOnly");
        reference.putArray("referenceTypes").add("User");
        members.putArray("subAttributes")
                .add(text("value", false, "immutable", "none"))
                .add(text("type", false, "immutable", "none"))
                .add(reference);
        attributes.add(members);
        return schema;
    }

    private static ObjectNode schema(String id, String name, String description) {
        ObjectNode schema = JSON.objectNode();
        schema.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:Schema");
        return schema.put("id", id).put("name", name).put("description", description);
    }

    private static ObjectNode text(String name, boolean required, String mutability, String uniqueness) {
        return attribute(name, "string", required, mutability)
                .put("caseExact", false)
                .put("uniqueness", uniqueness);
    }

    private static ObjectNode attribute(String name, String type, boolean required, String mutability) {
        return JSON.objectNode()
                .put("name", name)
                .put("type", type)
                .put("multiValued", false)
                .put("required", required)
                .put("mutability", mutability)
                .put("returned", "default");
    }
}
