package nl.schakel.support.background;

import java.time.Duration;

/**
 * Definition of a recurring job: what is done again and again on each node. As a bean it is begun with the application;
 * work that begins and ends by itself is handed to {@link Background#start}.
 *
 * @param name Dutch, as it stands in the log and on the health page
 * @param first how long to wait before the first time
 * @param pause how long to wait between two times
 * @param patience how much longer than that it may be until it ended well again; null for work that never ends by itself
 */
public record Work(String name, Duration first, Duration pause, Duration patience, Runnable deed) {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    /** At once, and then each time after so long a pause. */
    public static Work every(String name, Duration pause, Runnable deed) {
        return new Work(name, Duration.ZERO, pause, A_MINUTE, deed);
    }

    /** Runs until it is told to stop; begun again when it ends in any other way. */
    public static Work lasting(String name, Runnable deed) {
        return new Work(name, Duration.ZERO, Duration.ofSeconds(1), null, deed);
    }

    /** The same, for the first time after so long a wait. */
    public Work after(Duration wait) {
        return new Work(name, wait, pause, patience, deed);
    }
}
