package nl.schakel.web.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.session.Session;

/** Session wrapper: a session as a request sees it: open. What is behind it holds sealed values only. */
final class SealedSession<S extends Session> implements Session {

    private final S kept;
    private final SessionSeal seal;
    private final Map<String, Object> open;
    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    SealedSession(S kept, SessionSeal seal, Map<String, Object> open) {
        this.kept = kept;
        this.seal = seal;
        this.open = new ConcurrentHashMap<>(open);
    }

    /** Seals what was set, as it is at this moment, and gives the session that can be stored. */
    S closed() {
        for (String name : Set.copyOf(changed)) {
            changed.remove(name);
            Object value = open.get(name);
            if (value != null) {
                kept.setAttribute(name, seal.close(kept.getId(), name, value));
            }
        }
        return kept;
    }

    /** Everything belongs to the new number from now on, and opens no longer under the old one. */
    @Override
    public String changeSessionId() {
        String id = kept.changeSessionId();
        changed.addAll(open.keySet());
        return id;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getAttribute(String name) {
        return (T) open.get(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return Set.copyOf(open.keySet());
    }

    @Override
    public void setAttribute(String name, Object value) {
        if (value == null) {
            removeAttribute(name);
            return;
        }
        open.put(name, value);
        changed.add(name);
    }

    @Override
    public void removeAttribute(String name) {
        open.remove(name);
        changed.remove(name);
        kept.removeAttribute(name);
    }

    @Override
    public String getId() {
        return kept.getId();
    }

    @Override
    public Instant getCreationTime() {
        return kept.getCreationTime();
    }

    @Override
    public void setLastAccessedTime(Instant time) {
        kept.setLastAccessedTime(time);
    }

    @Override
    public Instant getLastAccessedTime() {
        return kept.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        kept.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return kept.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return kept.isExpired();
    }
}
