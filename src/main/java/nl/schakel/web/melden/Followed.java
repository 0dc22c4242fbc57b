package nl.schakel.web.melden;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * View model: the report that somebody opened with number and code, remembered in the session only; a quarter of an
 * hour without a click closes it.
 */
record Followed(UUID dossier, long until) implements Serializable {

    private static final String KEY = "schakel.gevolgd";
    private static final Duration KEPT = Duration.ofMinutes(15);

    static void open(HttpSession session, UUID dossier) {
        // the real clock: a demo clock that jumps must not close the page
        session.setAttribute(KEY, new Followed(dossier, System.currentTimeMillis() + KEPT.toMillis()));
    }

    /** The open report; each look keeps it open for a while longer. */
    static Optional<UUID> in(HttpSession session) {
        if (session.getAttribute(KEY) instanceof Followed followed) {
            if (followed.until > System.currentTimeMillis()) {
                open(session, followed.dossier);
                return Optional.of(followed.dossier);
            }
            close(session);
        }
        return Optional.empty();
    }

    static void close(HttpSession session) {
        session.removeAttribute(KEY);
    }
}
