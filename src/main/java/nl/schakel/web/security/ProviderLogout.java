package nl.schakel.web.security;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import nl.schakel.login.Identities;
import nl.schakel.login.Provider;
import nl.schakel.login.Providers;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.web.openid.OpenIdConnect;
import nl.schakel.web.openid.ProviderDown;
import nl.schakel.web.openid.ProviderRefused;
import nl.schakel.web.openid.SessionEnd;
import nl.schakel.web.session.OwnSessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Page controller of an address without a page: a provider says that somebody logged out there, or may work there no longer, and
 * the sessions that began by it end on every node (OpenID Connect Back-Channel Logout 1.0).
 */
@Controller
class ProviderLogout {

    static final String ADDRESS = "/inloggen/extern/{code}/uit";

    private static final Logger LOG = LoggerFactory.getLogger(ProviderLogout.class);

    private final Providers providers;
    private final OpenIdConnect openId;
    private final Identities identities;
    private final Directory directory;
    private final OwnSessions sessions;

    ProviderLogout(
            Providers providers,
            OpenIdConnect openId,
            Identities identities,
            Directory directory,
            OwnSessions sessions) {
        this.providers = providers;
        this.openId = openId;
        this.identities = identities;
        this.directory = directory;
        this.sessions = sessions;
    }

    @PostMapping(ADDRESS)
    ResponseEntity<Void> end(
            @PathVariable("code") String code,
            @RequestParam(name = "logout_token", defaultValue = "") String logoutToken) {
        Optional<Provider> provider = providers.named(code);
        if (provider.isEmpty()) {
            return answer(HttpStatus.BAD_REQUEST);
        }
        try {
            SessionEnd end = openId.ended(provider.get(), logoutToken);
            if (identities.heard(provider.get(), end.number())) {
                return answer(HttpStatus.BAD_REQUEST);
            }
            who(provider.get(), end).stream()
                    .flatMap(id -> directory.person(id).stream())
                    .map(Person::username)
                    .forEach(username -> sessions.end(username, ended(provider.get(), end)));
            // last: a provider whose message was lost in the middle of this says it again
            identities.hears(provider.get(), end.number(), end.until());
            return answer(HttpStatus.OK);
        } catch (ProviderRefused refused) {
            LOG.warn("A logout by provider {} was refused", code);
            return answer(HttpStatus.BAD_REQUEST);
        } catch (ProviderDown down) {
            LOG.warn("Provider {} does not answer: {}", code, down.getMessage());
            return answer(HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private List<UUID> who(Provider provider, SessionEnd end) {
        return end.subject() == null
                ? identities.people(provider, end.sid())
                : identities.person(provider, end.subject()).stream().toList();
    }

    /** Which sessions: by the number of the session there, when both it and we know one; else all that began by this provider. */
    private static Predicate<Object> ended(Provider provider, SessionEnd end) {
        return principal -> principal instanceof SignedIn signedIn
                && signedIn.provider() != null
                && signedIn.provider().code().equals(provider.code())
                && (end.sid() == null
                        || signedIn.provider().sid() == null
                        || signedIn.provider().sid().equals(end.sid()));
    }

    private static ResponseEntity<Void> answer(HttpStatus status) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .build();
    }
}
