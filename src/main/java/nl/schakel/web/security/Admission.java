package nl.schakel.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.signal.imports.Importers;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Authorization manager: decides from the directory of this moment, not from what was true at login. */
@Component
class Admission {

    private final CurrentViewer current;
    private final Importers importers;
    private final byte[] scrapeToken;

    /** @param scrapeToken what the measuring system sends as bearer token; empty means that none is accepted */
    Admission(CurrentViewer current, Importers importers, @Value("${schakel.scrape-token:}") String scrapeToken) {
        this.current = current;
        this.importers = importers;
        this.scrapeToken = scrapeToken.getBytes(StandardCharsets.UTF_8);
    }

    /** Anybody with an account that is still open. */
    AuthorizationManager<RequestAuthorizationContext> signedIn() {
        return (authentication, context) -> decide(authentication, context, person -> true);
    }

    /** Somebody who holds one of these roles at any organisation. */
    AuthorizationManager<RequestAuthorizationContext> as(Role... roles) {
        return (authentication, context) ->
                decide(authentication, context, person -> Arrays.stream(roles).anyMatch(person::holds));
    }

    /** Somebody who may bring a list of signals. */
    AuthorizationManager<RequestAuthorizationContext> importing() {
        return (authentication, context) -> decide(authentication, context, importers::may);
    }

    /** Who runs Schakel, or the measuring system with its token. */
    AuthorizationManager<RequestAuthorizationContext> measuring() {
        return (authentication, context) -> hasToken(context.getRequest())
                ? new AuthorizationDecision(true)
                : decide(authentication, context, person -> person.holds(Role.BEHEER));
    }

    private AuthorizationDecision decide(
            Supplier<Authentication> authentication, RequestAuthorizationContext context, Predicate<Person> allowed) {
        if (current.person(authentication.get()).filter(allowed).isEmpty()) {
            return new AuthorizationDecision(false);
        }
        return ProveAgain.isFor(context.getRequest()) && !current.provenRecently()
                ? ProveAgain.NEEDED
                : new AuthorizationDecision(true);
    }

    private boolean hasToken(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return scrapeToken.length > 0
                && header != null
                && header.startsWith("Bearer ")
                && MessageDigest.isEqual(
                        scrapeToken, header.substring("Bearer ".length()).getBytes(StandardCharsets.UTF_8));
    }
}
