package nl.schakel.notification.internal;

import java.time.Duration;

/** How long to wait after a failure: twice as long each time, from seconds to an hour. */
final class Backoff {

    /** After this many failures, about forty minutes, a person should look. */
    static final int STUCK_AFTER = 8;

    /** A message is tried for so long that a mail server may be down for a weekend and a holiday. */
    static final Duration GIVE_UP_AFTER = Duration.ofDays(7);

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);

    private Backoff() {}

    static Duration after(int attempt) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(Math.max(attempt - 1, 0), 20));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
