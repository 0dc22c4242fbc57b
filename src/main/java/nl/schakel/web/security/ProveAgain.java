package nl.schakel.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Code list: the addresses for which somebody has to prove again to be themselves, when the last proof is a while ago: what takes
 * data out, opens a case in an emergency, destroys cases, or changes the way into an account.
 */
final class ProveAgain {

    /** The answer to who may, but has to prove first. */
    static final AuthorizationDecision NEEDED = new AuthorizationDecision(false);

    private static final RequestMatcher ADDRESSES = new OrRequestMatcher(List.of(
            path(HttpMethod.POST, "/piket/{id}/noodtoegang"),
            path(HttpMethod.GET, "/beheer/organisaties/{code}/mensen.csv"),
            path(HttpMethod.GET, "/weigeringen.csv"),
            path(HttpMethod.GET, "/toegang/uitvoer/bestand"),
            path(HttpMethod.GET, "/toegang/inzage.pdf"),
            path(HttpMethod.GET, "/toegang/jaar.csv"),
            path(HttpMethod.POST, "/toegang/bewaren/lijst/{id}/bevestigen"),
            path(HttpMethod.POST, "/api/v1/bewaren/lijsten/{id}/bevestiging"),
            path(HttpMethod.POST, "/instellingen/tweede-stap/**")));

    private ProveAgain() {}

    static boolean isFor(HttpServletRequest request) {
        return ADDRESSES.matches(request);
    }

    /** Whether that is why somebody was refused. */
    static boolean asks(AccessDeniedException refused) {
        return refused instanceof AuthorizationDeniedException denied && denied.getAuthorizationResult() == NEEDED;
    }

    private static RequestMatcher path(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }
}
