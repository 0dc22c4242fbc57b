package nl.schakel.support.attempt;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import nl.schakel.support.crypto.KeyedHash;
import nl.schakel.support.time.RealTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Command service: counts failures per key over all nodes. After some free tries each further one has to wait, twice
 * as long each time, up to some minutes: a person who mistypes hardly notices, guessing comes to nothing, and nobody
 * is locked out for good by somebody else.
 */
@Component
public class FailedAttempts {

    private static final Duration FORGET_AFTER = Duration.ofMinutes(30);
    /** A code of twelve characters or more is found by no number of tries, so mistyping it a few times is free. */
    private static final int FREE_TRIES_OF_CODE = 4;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final TransactionTemplate ownTransaction;

    private final RealTime time;

    FailedAttempts(JdbcClient jdbc, KeyedHash hash, PlatformTransactionManager transactions, RealTime time) {
        this.jdbc = jdbc;
        this.hash = hash;
        this.time = time;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Lets through who may try now.
     *
     * @param purpose what is tried, for example {@code login}
     * @param key who tries what; kept as a keyed hash only
     * @param freeTries how many failures cost nothing; below zero the first failure costs more than otherwise
     * @return how many failures count at present
     * @throws TooManyAttempts when the last failures are too recent
     */
    public int refuseWhileWaiting(String purpose, String key, int freeTries) {
        Instant now = time.now();
        Count attempt = attempt(purpose, key, now);
        if (attempt.failures() > 0 && attempt.failures() > freeTries) {
            Duration left = Duration.between(now, attempt.last().plus(waiting(attempt.failures() - freeTries)));
            if (left.compareTo(Duration.ZERO) > 0) {
                throw new TooManyAttempts(left);
            }
        }
        return attempt.failures();
    }

    /**
     * Somebody showed a code that is wrong. Ask only after that: the right code always opens, whatever others at the same
     * network tried.
     *
     * @throws TooManyAttempts when too many were wrong lately; this one does not count then
     */
    public void wrongCode(String purpose, String key) {
        refuseWhileWaiting(purpose, key, FREE_TRIES_OF_CODE);
        failed(purpose, key);
    }

    /** How many failures count at present; nobody is refused. */
    public int failures(String purpose, String key) {
        return attempt(purpose, key, time.now()).failures();
    }

    private Count attempt(String purpose, String key, Instant now) {
        return jdbc.sql("select failures, last_at from schakel.failed_attempt where key_hash = ?")
                .param(hash.hmac(purpose, key))
                .query((row, index) ->
                        new Count(row.getInt(1), row.getTimestamp(2).toInstant()))
                .optional()
                .filter(found -> found.last().isAfter(now.minus(FORGET_AFTER)))
                .orElse(new Count(0, now));
    }

    private record Count(int failures, Instant last) {}

    /** Counts one failure; kept whatever becomes of the caller's transaction. */
    public void failed(String purpose, String key) {
        ownTransaction.executeWithoutResult(status -> count(purpose, key, time.now()));
    }

    private void count(String purpose, String key, Instant now) {
        jdbc.sql("insert into schakel.failed_attempt as a (key_hash, failures, last_at) values (?, 1, ?)"
                        + " on conflict (key_hash) do update set last_at = excluded.last_at,"
                        + " failures = case when a.last_at < ? then 1 else a.failures + 1 end")
                .params(hash.hmac(purpose, key), Timestamp.from(now), Timestamp.from(now.minus(FORGET_AFTER)))
                .update();
    }

    /** Starts counting from zero. */
    public void succeeded(String purpose, String key) {
        ownTransaction.executeWithoutResult(status -> jdbc.sql("delete from schakel.failed_attempt where key_hash = ?")
                .param(hash.hmac(purpose, key))
                .update());
    }

    /** What is too old to count is removed; every node may do it. */
    void forgetOld() {
        jdbc.sql("delete from schakel.failed_attempt where last_at < ?")
                .param(Timestamp.from(time.now().minus(FORGET_AFTER)))
                .update();
    }

    private static Duration waiting(int failuresTooMany) {
        Duration wait = Duration.ofSeconds(1L << Math.min(failuresTooMany, 12));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
