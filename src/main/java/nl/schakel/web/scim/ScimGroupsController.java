package nl.schakel.web.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.schakel.access.NotVisible;
import nl.schakel.administration.ProvisionedGroups;
import nl.schakel.administration.ProvisionedGroups.Group;
import nl.schakel.administration.ProvisioningContacts;
import nl.schakel.login.Provider;
import nl.schakel.web.security.ConnectedSystems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * API controller of SCIM: the groups to which people of the organisation gave a role. A system fills and empties them; which groups
 * there are, and what they are called, people say.
 */
@RestController
@RequestMapping(
        path = ScimGroupsController.BASE,
        produces = {ScimRefusals.TYPE, "application/json"})
class ScimGroupsController {

    static final String BASE = ScimResources.BASE + "/Groups";

    private final ProvisionedGroups groups;
    private final ScimResources resources;
    private final ConnectedSystems systems;
    private final ProvisioningContacts contacts;

    ScimGroupsController(
            ProvisionedGroups groups,
            ScimResources resources,
            ConnectedSystems systems,
            ProvisioningContacts contacts) {
        this.groups = groups;
        this.resources = resources;
        this.systems = systems;
        this.contacts = contacts;
    }

    @GetMapping
    ObjectNode list(
            @RequestParam(name = "filter", defaultValue = "") String filter,
            @RequestParam(name = "startIndex", defaultValue = "") String start,
            @RequestParam(name = "count", defaultValue = "") String count,
            @RequestParam(name = "attributes", defaultValue = "") String only,
            @RequestParam(name = "excludedAttributes", defaultValue = "") String without,
            HttpServletRequest request) {
        Provider provider = system(request);
        ScimPaging paging = ScimPaging.of(start, count);
        Predicate<JsonNode> question =
                filter.isBlank() ? one -> true : ScimFilter.read(filter, ScimSchema.ASKED_OF_GROUP);
        List<ObjectNode> found = groups.all(provider).stream()
                .map(resources::group)
                .filter(question)
                .toList();
        return paging.of(found, one -> ScimResources.shown(one, only, without));
    }

    @GetMapping("/{id}")
    ResponseEntity<ObjectNode> read(
            @PathVariable("id") String id,
            @RequestParam(name = "attributes", defaultValue = "") String only,
            @RequestParam(name = "excludedAttributes", defaultValue = "") String without,
            HttpServletRequest request) {
        Group group = groups.find(system(request), id(id)).orElseThrow(NotVisible::new);
        return ResponseEntity.ok()
                .header(HttpHeaders.ETAG, ScimResources.version(group))
                .body(ScimResources.shown(resources.group(group), only, without));
    }

    /** A group is there as soon as people gave it a role, and not before. */
    @PostMapping
    ResponseEntity<ObjectNode> create(@RequestBody ObjectNode sent, HttpServletRequest request) {
        Provider provider = system(request);
        String name = ScimResources.text(sent, "displayName", "displayName");
        if (name == null) {
            throw ScimRefused.value("displayName");
        }
        boolean known =
                groups.all(provider).stream().anyMatch(group -> group.name().equals(name));
        throw known
                ? new ScimRefused(HttpStatus.CONFLICT, "uniqueness", "fout.scim.groep-bestaat")
                : new ScimRefused(HttpStatus.FORBIDDEN, null, "fout.scim.groep-onbekend");
    }

    @PutMapping("/{id}")
    ResponseEntity<ObjectNode> replace(
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @RequestBody ObjectNode sent,
            HttpServletRequest request) {
        return changed(id, ifMatch, request, before -> {
            needsName(sent, before);
            return ScimResources.members(sent);
        });
    }

    @PatchMapping("/{id}")
    ResponseEntity<ObjectNode> patch(
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @RequestBody ObjectNode sent,
            HttpServletRequest request) {
        return changed(id, ifMatch, request, before -> {
            ObjectNode now = resources.group(before);
            ScimPatch.apply(now, sent, ScimResources.KEPT_OF_GROUP, ScimSchema.ASKED_OF_GROUP);
            needsName(now, before);
            return ScimResources.members(now);
        });
    }

    /** Nobody is in it any more; the group stays, since people gave it a role. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void empty(
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            HttpServletRequest request) {
        changed(id, ifMatch, request, before -> Set.of());
    }

    private ResponseEntity<ObjectNode> changed(
            String id, String ifMatch, HttpServletRequest request, Function<Group, Set<UUID>> change) {
        Group group = groups.change(system(request), id(id), before -> {
            ScimResources.needsVersion(ifMatch, ScimResources.version(before));
            return change.apply(before);
        });
        return ResponseEntity.ok()
                .header(HttpHeaders.ETAG, ScimResources.version(group))
                .body(resources.group(group));
    }

    private static void needsName(ObjectNode sent, Group group) {
        String name = ScimResources.text(sent, "displayName", "displayName");
        if (name != null && !name.equals(group.name())) {
            throw new ScimRefused(HttpStatus.BAD_REQUEST, "mutability", "fout.scim.groep-naam");
        }
    }

    private Provider system(HttpServletRequest request) {
        Provider provider = systems.get(request);
        contacts.came(provider);
        return provider;
    }

    private static UUID id(String typed) {
        return ScimResources.id(typed).orElseThrow(NotVisible::new);
    }
}
