package nl.schakel.notification.internal;

import java.time.Duration;

/**
 * Value: how long to wait after a failure: twice as long each time, up to a longest wait.
 *
 * @param stuckAfter after this many failures a person should look
 * @param giveUpAfter how long a message is tried
 */
record Backoff(Duration first, Duration longest, int stuckAfter, Duration giveUpAfter) {

    /** Mail may be late: a mail server can be down for a weekend and a holiday. A person looks after forty minutes. */
    static final Backoff MAIL = new Backoff(Duration.ofSeconds(10), Duration.ofHours(1), 8, Duration.ofDays(7));

    /** Mail of an alarm: within seconds, and never long after the mail server is back. A person looks after a minute. */
    static final Backoff ALARM_MAIL = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(1), 5, Duration.ofDays(7));

    /** An SMS wakes somebody: it comes within seconds, or not at all once the night has gone on without it. */
    static final Backoff SMS = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(30), 4, Duration.ofHours(1));

    Duration after(int attempt) {
        Duration wait = first.multipliedBy(1L << Math.min(Math.max(attempt - 1, 0), 20));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
