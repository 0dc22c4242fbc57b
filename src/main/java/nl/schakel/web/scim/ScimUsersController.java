package nl.schakel.web.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import nl.schakel.access.NotVisible;
import nl.schakel.administration.ProvisionedPeople;
import nl.schakel.administration.ProvisionedPeople.Account;
import nl.schakel.administration.ProvisionedPeople.Wish;
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

/** API controller of SCIM: the people of the organisation whose system asks. */
@RestController
@RequestMapping(
        path = ScimUsersController.BASE,
        produces = {ScimRefusals.TYPE, "application/json"})
class ScimUsersController {

    static final String BASE = ScimResources.BASE + "/Users";

    private final ProvisionedPeople people;
    private final ScimResources resources;
    private final ConnectedSystems systems;
    private final ProvisioningContacts contacts;

    ScimUsersController(
            ProvisionedPeople people,
            ScimResources resources,
            ConnectedSystems systems,
            ProvisioningContacts contacts) {
        this.people = people;
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
        return paging.of(found(provider, filter), one -> ScimResources.shown(resources.user(one), only, without));
    }

    private List<Account> found(Provider provider, String filter) {
        if (filter.isBlank()) {
            return people.all(provider);
        }
        Optional<String> userName = ScimFilter.simple(filter)
                .filter(one -> one.attribute().equals("username"))
                .map(ScimFilter.Equals::value);
        if (userName.isPresent()) {
            return people.named(provider, userName.get()).stream().toList();
        }
        Predicate<JsonNode> question = ScimFilter.read(filter, ScimSchema.ASKED_OF_USER);
        return people.all(provider).stream()
                .filter(one -> question.test(resources.user(one)))
                .toList();
    }

    @GetMapping("/{id}")
    ResponseEntity<ObjectNode> read(
            @PathVariable("id") String id,
            @RequestParam(name = "attributes", defaultValue = "") String only,
            @RequestParam(name = "excludedAttributes", defaultValue = "") String without,
            HttpServletRequest request) {
        Account account = people.find(system(request), id(id)).orElseThrow(NotVisible::new);
        return ResponseEntity.ok()
                .header(HttpHeaders.ETAG, ScimResources.version(account))
                .body(ScimResources.shown(resources.user(account), only, without));
    }

    @PostMapping
    ResponseEntity<ObjectNode> create(@RequestBody ObjectNode sent, HttpServletRequest request) {
        Account account = people.create(system(request), ScimResources.wish(sent, null));
        return ResponseEntity.created(URI.create(resources.location("Users", account.id())))
                .header(HttpHeaders.ETAG, ScimResources.version(account))
                .body(resources.user(account));
    }

    @PutMapping("/{id}")
    ResponseEntity<ObjectNode> replace(
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @RequestBody ObjectNode sent,
            HttpServletRequest request) {
        return changed(id, ifMatch, request, before -> ScimResources.wish(sent, before));
    }

    @PatchMapping("/{id}")
    ResponseEntity<ObjectNode> patch(
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @RequestBody ObjectNode sent,
            HttpServletRequest request) {
        UUID known = id(id);
        return changed(id, ifMatch, request, before -> {
            ObjectNode now = resources.user(new Account(known, before.details(), before.active(), 0, null, null));
            ScimPatch.apply(now, sent, ScimResources.KEPT_OF_USER, ScimSchema.ASKED_OF_USER);
            return ScimResources.patched(now, before);
        });
    }

    private ResponseEntity<ObjectNode> changed(
            String id, String ifMatch, HttpServletRequest request, UnaryOperator<Wish> change) {
        Account account = people.change(
                system(request),
                id(id),
                change,
                seen -> ScimResources.needsVersion(ifMatch, ScimResources.version(seen)));
        return ResponseEntity.ok()
                .header(HttpHeaders.ETAG, ScimResources.version(account))
                .body(resources.user(account));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            @PathVariable("id") String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            HttpServletRequest request) {
        people.remove(
                system(request), id(id), seen -> ScimResources.needsVersion(ifMatch, ScimResources.version(seen)));
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
