package nl.schakel.signal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.support.crypto.KeyedHash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door for a reporter without account: reference and access code. An unknown reference and a wrong code answer
 * alike, and become slow alike.
 */
@Service
public class ReporterAccess {

    private static final int FREE_TRIES = 4;
    private static final Duration FORGET_AFTER = Duration.ofMinutes(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    /** Too many wrong codes for this reference from this address; {@code retryAfter} says how long to wait. */
    public static class TooManyAttempts extends RuntimeException {
        private final Duration retryAfter;

        TooManyAttempts(Duration retryAfter) {
            super("too many attempts");
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    private final JdbcClient jdbc;
    private final Reference references;
    private final KeyedHash hash;

    /** The real clock: a demo clock that jumps must not open the door. */
    private final Clock wallClock = Clock.systemUTC();

    ReporterAccess(JdbcClient jdbc, Reference references, KeyedHash hash) {
        this.jdbc = jdbc;
        this.references = references;
        this.hash = hash;
    }

    /**
     * The dossier, when reference and code belong together.
     *
     * @param clientAddress where the request came from; kept as a keyed hash only
     * @throws TooManyAttempts when this pair of reference and address failed too often
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<UUID> open(String reference, String accessCode, String clientAddress) {
        String typed = reference == null ? "" : reference.strip().toUpperCase(java.util.Locale.ROOT);
        String key = hash.hmac("access-attempt", typed + "|" + clientAddress);
        refuseWhileWaiting(key);
        boolean fits = references.matches(typed, accessCode);
        Optional<UUID> dossier = jdbc.sql("select id from schakel.dossier where reference = ?")
                .param(typed)
                .query(UUID.class)
                .optional();
        if (fits && dossier.isPresent()) {
            jdbc.sql("delete from schakel.access_attempt where key_hash = ?")
                    .param(key)
                    .update();
            return dossier;
        }
        jdbc.sql("insert into schakel.access_attempt as a (key_hash, failures, last_at) values (?, 1, ?)"
                        + " on conflict (key_hash) do update set last_at = excluded.last_at,"
                        + " failures = case when a.last_at < ? then 1 else a.failures + 1 end")
                .params(
                        key,
                        Timestamp.from(wallClock.instant()),
                        Timestamp.from(wallClock.instant().minus(FORGET_AFTER)))
                .update();
        return Optional.empty();
    }

    private void refuseWhileWaiting(String key) {
        record Attempt(int failures, Instant last) {}
        jdbc.sql("select failures, last_at from schakel.access_attempt where key_hash = ?")
                .param(key)
                .query((row, n) ->
                        new Attempt(row.getInt(1), row.getTimestamp(2).toInstant()))
                .optional()
                .filter(attempt -> attempt.failures() > FREE_TRIES)
                .ifPresent(attempt -> {
                    int doublings = Math.min(attempt.failures() - FREE_TRIES, 10);
                    Duration wait = Duration.ofSeconds(1L << doublings);
                    wait = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
                    Duration left =
                            Duration.between(wallClock.instant(), attempt.last().plus(wait));
                    if (left.compareTo(Duration.ZERO) > 0) {
                        throw new TooManyAttempts(left);
                    }
                });
    }
}
