package nl.schakel.web.scim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nl.schakel.access.NotVisible;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** API controller of SCIM: what a system can ask here, and what is kept (RFC 7644, 4). */
@RestController
@RequestMapping(
        path = ScimResources.BASE,
        produces = {ScimRefusals.TYPE, "application/json"})
class ScimServiceController {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ScimPaging ALL = new ScimPaging(1, ScimPaging.MOST);

    @GetMapping("/ServiceProviderConfig")
    ObjectNode config() {
        ObjectNode config = JSON.objectNode();
        config.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig");
        config.putObject("patch").put("supported", true);
        config.putObject("bulk").put("supported", false).put("maxOperations", 0).put("maxPayloadSize", 0);
        config.putObject("filter").put("supported", true).put("maxResults", ScimPaging.MOST);
        config.putObject("changePassword").put("supported", false);
        config.putObject("sort").put("supported", false);
        config.putObject("etag").put("supported", true);
        config.putArray("authenticationSchemes")
                .addObject()
                .put("type", "oauthbearertoken")
                .put("name", "Bearer")
                .put("description", "Een geheim van de organisatie, in de kop Authorization")
                .put("primary", true);
        return config;
    }

    @GetMapping("/ResourceTypes")
    ObjectNode types() {
        return ALL.of(kinds(), one -> one);
    }

    @GetMapping("/ResourceTypes/{naam}")
    ObjectNode type(@PathVariable("naam") String name) {
        return named(kinds(), name);
    }

    @GetMapping("/Schemas")
    ObjectNode schemas() {
        return ALL.of(List.of(ScimSchema.user(), ScimSchema.group()), one -> one);
    }

    @GetMapping("/Schemas/{naam}")
    ObjectNode schema(@PathVariable("naam") String name) {
        return named(List.of(ScimSchema.user(), ScimSchema.group()), name);
    }

    private static List<ObjectNode> kinds() {
        return List.of(kind("User", "/Users", ScimSchema.USER), kind("Group", "/Groups", ScimSchema.GROUP));
    }

    private static ObjectNode named(List<ObjectNode> all, String id) {
        return all.stream()
                .filter(one -> one.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow(NotVisible::new);
    }

    private static ObjectNode kind(String name, String endpoint, String schema) {
        ObjectNode kind = JSON.objectNode();
        kind.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:ResourceType");
        return kind.put("id", name).put("name", name).put("endpoint", endpoint).put("schema", schema);
    }
}
