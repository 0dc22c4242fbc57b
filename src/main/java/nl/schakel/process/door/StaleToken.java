package nl.schakel.process.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Servlet filter that looks at the token against forged requests before Camunda's own does, which ends the whole
 * session at a wrong one: somebody with a page of yesterday open would lose the night page with it. Here such a
 * request is refused, and the page gets the token that it lacks.
 */
@Component
class StaleToken {

    /** Where Camunda's filter keeps the token, and how its pages send it. */
    private static final String IN_SESSION = "CAMUNDA_CSRF_TOKEN";

    private static final String HEADER = "X-XSRF-TOKEN";
    private static final String COOKIE = "XSRF-TOKEN";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** Whether the request changes something and carries another token than its session, or none. */
    boolean isStale(HttpServletRequest request) {
        return !READING.contains(request.getMethod()) && !matches(tokenOf(request), request.getHeader(HEADER));
    }

    /** Gives the page the token of its session; a session without one gets it at the next page. */
    void renew(HttpServletRequest request, HttpServletResponse response) {
        String token = tokenOf(request);
        if (token != null) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(COOKIE, token)
                            .path(request.getContextPath() + "/camunda")
                            .sameSite("Lax")
                            .secure(request.isSecure())
                            .build()
                            .toString());
        }
    }

    private static boolean matches(String kept, String sent) {
        return kept != null
                && sent != null
                && MessageDigest.isEqual(kept.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }

    private static String tokenOf(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(IN_SESSION);
    }
}
