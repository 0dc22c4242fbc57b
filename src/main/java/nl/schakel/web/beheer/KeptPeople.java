package nl.schakel.web.beheer;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * View model: a list of people that somebody looks at before it is read in. It is kept in the session, sealed as all of
 * that is, for an hour, and is there for nobody else.
 *
 * @param content the file as it was sent
 */
record KeptPeople(UUID id, String organisation, String name, byte[] content, Instant until) implements Serializable {

    private static final String KEY = "schakel.mensenlijst";
    private static final Duration KEPT = Duration.ofHours(1);

    /**
     * Keeps a list instead of the one that was there.
     *
     * @param now by the real clock, which no demonstration moves
     * @return its id
     */
    static UUID keep(HttpSession session, String organisation, String name, byte[] content, Instant now) {
        UUID id = UUID.randomUUID();
        session.setAttribute(KEY, new KeptPeople(id, organisation, name, content, now.plus(KEPT)));
        return id;
    }

    /** The list with this id, for this organisation. */
    static Optional<KeptPeople> in(HttpSession session, String organisation, UUID id, Instant now) {
        if (!(session.getAttribute(KEY) instanceof KeptPeople kept)) {
            return Optional.empty();
        }
        if (!now.isBefore(kept.until)) {
            wipe(session);
            return Optional.empty();
        }
        return Optional.of(kept).filter(one -> one.id.equals(id) && one.organisation.equals(organisation));
    }

    static void wipe(HttpSession session) {
        session.removeAttribute(KEY);
    }

    @Override
    public String toString() {
        // a record prints all it has; what is about people must not end in a log
        return "KeptPeople[" + id + "]";
    }
}
