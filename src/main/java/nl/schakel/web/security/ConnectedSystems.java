package nl.schakel.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import nl.schakel.login.Provider;
import nl.schakel.login.Providers;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * Context of a request by a system: the system of which organisation asks, by the secret that it shows with each request. It has no
 * session, and is nobody: no address of people lets it in, and a session of people opens none of its addresses.
 */
@Component
public class ConnectedSystems {

    /** Where they ask. */
    static final String ADDRESSES = "/scim/**";

    private static final String BEARER = "Bearer ";
    private static final String FOUND = ConnectedSystems.class.getName();

    private final Providers providers;

    ConnectedSystems(Providers providers) {
        this.providers = providers;
    }

    /** The provider whose system asks; on an address that demands it there is always one. */
    public Provider get(HttpServletRequest request) {
        return find(request).orElseThrow(() -> new IllegalStateException("no system asks"));
    }

    /** The provider whose system asks, if any does. */
    public Optional<Provider> find(HttpServletRequest request) {
        if (request.getAttribute(FOUND) instanceof Provider known) {
            return Optional.of(known);
        }
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        Optional<Provider> shown = header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? providers.withSecret(header.substring(BEARER.length()).strip())
                : Optional.empty();
        shown.ifPresent(provider -> request.setAttribute(FOUND, provider));
        return shown;
    }

    AuthorizationManager<RequestAuthorizationContext> only() {
        return (authentication, context) ->
                new AuthorizationDecision(find(context.getRequest()).isPresent());
    }
}
