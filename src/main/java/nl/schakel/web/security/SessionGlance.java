package nl.schakel.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.schakel.access.Viewer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.stereotype.Component;

/**
 * Context of a request: who asks, without that counting as a sign of life: a page that asks by itself must not keep a
 * session open after its owner has walked away. One statement, and nothing is written.
 */
@Component
public class SessionGlance {

    /** Where every page asks by itself; here and below a case, and nowhere else, {@link SessionHidden} keeps the session out. */
    public static final String ADDRESS = "/piket/balk";

    /** Where the page of a case asks by itself, below the address of that case. */
    public static final String PRESENT = "/aanwezig";

    private static final Pattern OF_A_CASE = Pattern.compile("/zaken/[0-9a-fA-F-]{36}" + PRESENT);

    private final CookieSerializer cookies;
    private final SessionRepository<?> sessions;
    private final CurrentViewer current;

    SessionGlance(CookieSerializer cookies, SessionRepository<?> sessions, CurrentViewer current) {
        this.cookies = cookies;
        this.sessions = sessions;
        this.current = current;
    }

    /** Whether a page asks this address by itself. */
    static boolean asks(String path) {
        return path.equals(ADDRESS) || OF_A_CASE.matcher(path).matches();
    }

    /** The person who is signed in, if anybody is. */
    public Optional<Viewer> viewer(HttpServletRequest request) {
        return cookie(request)
                .map(sessions::findById)
                .map(this::signedIn)
                .flatMap(context -> current.person(context.getAuthentication()))
                .map(Viewer::of);
    }

    /** The session that a request names, whether there is one or not. */
    public Optional<String> cookie(HttpServletRequest request) {
        return cookies.readCookieValues(request).stream().findFirst();
    }

    /** The account that signed in to a session; what it may do now is not asked. */
    public Optional<String> account(String cookie) {
        return Optional.ofNullable(sessions.findById(cookie))
                .map(this::signedIn)
                .map(SecurityContext::getAuthentication)
                .map(Authentication::getPrincipal)
                .filter(SignedIn.class::isInstance)
                .map(principal -> ((SignedIn) principal).username());
    }

    private SecurityContext signedIn(Session session) {
        return session.isExpired()
                ? null
                : session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
    }
}
