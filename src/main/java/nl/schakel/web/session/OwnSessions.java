package nl.schakel.web.session;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nl.schakel.support.crypto.KeyedHash;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/**
 * Read model of where somebody is signed in, on every node; and how they end that. The table of sessions names nobody: it finds
 * them by a keyed hash of who signed in.
 */
@Component
public class OwnSessions {

    private static final String DEVICE = "apparaat";
    private static final String HANDLE = "session-handle";
    private static final int HANDLE_LENGTH = 24;

    /**
     * A session.
     *
     * @param handle to name it by in an address: its number would open it
     * @param current whether this request is in it
     */
    public record OpenSession(
            String handle, Instant begunAt, Instant usedAt, Optional<Device> device, boolean current) {}

    private final SealedSessions<?> sessions;
    private final KeyedHash hash;

    OwnSessions(SessionRepository<?> sessions, KeyedHash hash) {
        this.sessions = (SealedSessions<?>) sessions;
        this.hash = hash;
    }

    /** Keeps in the session of this request which kind of device it is on. */
    public void remember(HttpServletRequest request) {
        Device.of(request.getHeader(HttpHeaders.USER_AGENT))
                .ifPresent(device -> request.getSession().setAttribute(DEVICE, device));
    }

    /** The sessions of somebody, the last used first. */
    public List<OpenSession> of(String username, HttpServletRequest request) {
        return all(username).stream()
                .map(session -> new OpenSession(
                        handle(session),
                        session.getCreationTime(),
                        session.getLastAccessedTime(),
                        Optional.ofNullable(session.getAttribute(DEVICE)),
                        isOf(session, request)))
                .sorted(Comparator.comparing(OpenSession::usedAt).reversed())
                .toList();
    }

    /** Ends one of somebody's sessions; at once, on every node. @return whether there was one */
    public boolean end(String handle, String username) {
        List<? extends Session> named = all(username).stream()
                .filter(session -> handle(session).equals(handle))
                .toList();
        named.forEach(session -> sessions.deleteById(session.getId()));
        return !named.isEmpty();
    }

    /** Ends those of somebody's sessions that began as somebody asks for; at once, on every node. @return how many */
    public int end(String username, Predicate<Object> principal) {
        List<? extends Session> named = all(username).stream()
                .filter(session -> principal(session).filter(principal).isPresent())
                .toList();
        named.forEach(session -> sessions.deleteById(session.getId()));
        return named.size();
    }

    private static Optional<Object> principal(Session session) {
        return Optional.<SecurityContext>ofNullable(
                        session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY))
                .map(SecurityContext::getAuthentication)
                .map(Authentication::getPrincipal);
    }

    /** Ends all of somebody's sessions but that of this request. */
    public void endOthers(String username, HttpServletRequest request) {
        all(username).stream()
                .filter(session -> !isOf(session, request))
                .forEach(session -> sessions.deleteById(session.getId()));
    }

    private List<? extends Session> all(String username) {
        return sessions.of(SessionOwner.hash(username, hash));
    }

    private String handle(Session session) {
        return hash.hmac(HANDLE, session.getId()).substring(0, HANDLE_LENGTH);
    }

    private static boolean isOf(Session session, HttpServletRequest request) {
        return request.getSession(false) != null
                && session.getId().equals(request.getSession(false).getId());
    }
}
