package nl.schakel.web.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import nl.schakel.web.request.DatabaseOutage;
import nl.schakel.web.security.SessionGlance;
import org.springframework.stereotype.Component;

/**
 * Memory of whose sessions are signed in, to choose a lane by and for nothing else: what somebody may do is asked each
 * time. One statement for each session every few minutes, and never more than a few at once, so that invented cookies
 * cannot fill the database with questions.
 */
@Component
class KnownSessions {

    private static final int AT_ONCE = 4;
    private static final long PATIENCE_MILLIS = 250;
    private static final String NOBODY = "";

    private final SessionGlance glance;
    private final DatabaseOutage outage;
    private final Semaphore asking = new Semaphore(AT_ONCE);
    private final Cache<String, String> accounts = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    KnownSessions(SessionGlance glance, DatabaseOutage outage) {
        this.glance = glance;
        this.outage = outage;
    }

    /** Whose session this request carries; empty also when that cannot be asked now. */
    Optional<String> account(HttpServletRequest request) {
        return glance.cookie(request)
                .map(cookie -> {
                    String known = accounts.getIfPresent(cookie);
                    return known == null ? look(cookie) : known;
                })
                .filter(account -> !account.equals(NOBODY));
    }

    private String look(String cookie) {
        if (outage.lasts() || !turn()) {
            return NOBODY;
        }
        try {
            String account = glance.account(cookie).orElse(NOBODY);
            accounts.put(cookie, account);
            return account;
        } catch (RuntimeException unknown) {
            // whatever is wrong is told to who asks for a page, by those who know how
            return NOBODY;
        } finally {
            asking.release();
        }
    }

    private boolean turn() {
        try {
            return asking.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
