package nl.schakel.web.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Session repository that gives another one sealed values only. A session of which something does not open has been
 * tampered with, or is of before an upgrade: it ends, and the request goes on without one.
 */
final class SealedSessions<S extends Session> implements SessionRepository<SealedSession<S>> {

    private static final Logger LOG = LoggerFactory.getLogger(SealedSessions.class);

    private final SessionRepository<S> store;
    private final SessionSeal seal;

    SealedSessions(SessionRepository<S> store, SessionSeal seal) {
        this.store = store;
        this.seal = seal;
    }

    @Override
    public SealedSession<S> createSession() {
        return new SealedSession<>(store.createSession(), seal, Map.of());
    }

    @Override
    public void save(SealedSession<S> session) {
        store.save(session.closed());
    }

    @Override
    public SealedSession<S> findById(String id) {
        S kept = store.findById(id);
        return kept == null ? null : open(kept);
    }

    /** @return null when something in it does not open */
    private SealedSession<S> open(S kept) {
        String id = kept.getId();
        Map<String, Object> open = new HashMap<>();
        for (String name : kept.getAttributeNames()) {
            SessionSeal.Sealed sealed = kept.getAttribute(name);
            Optional<Object> value = seal.open(id, name, sealed);
            if (value.isEmpty()) {
                LOG.warn("A session was ended: what it keeps as {} cannot be opened", name);
                store.deleteById(id);
                return null;
            }
            open.put(name, value.get());
        }
        return new SealedSession<>(kept, seal, open);
    }

    /** The sessions of this owner that have not ended ({@link SessionOwner}). */
    List<SealedSession<S>> of(String owner) {
        return ((FindByIndexNameSessionRepository<S>) store)
                        .findByIndexNameAndIndexValue(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, owner)
                        .values()
                        .stream()
                        .map(this::open)
                        .filter(Objects::nonNull)
                        .toList();
    }

    @Override
    public void deleteById(String id) {
        store.deleteById(id);
    }
}
