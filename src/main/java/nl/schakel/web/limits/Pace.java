package nl.schakel.web.limits;

import java.time.Duration;

/**
 * View model: how fast a body must come in. A bad connection on the road makes it; somebody who sends a byte now and
 * then to keep a thread does not.
 *
 * @param grace nothing is asked of the first seconds
 * @param bytesPerSecond what must have come on average since then
 * @param total when all of it must be there
 */
record Pace(Duration grace, long bytesPerSecond, Duration total) {

    static final Pace BODY = new Pace(Duration.ofSeconds(5), 1024, Duration.ofSeconds(30));
    /** A file may take long, as long as it keeps coming. */
    static final Pace STREAM = new Pace(Duration.ofSeconds(5), 8 * 1024, Duration.ofMinutes(10));
    /** What nobody read is thrown away for a moment, so that the answer reaches who is still sending. */
    static final Pace LEFT_OVER = new Pace(Duration.ofSeconds(1), 64 * 1024, Duration.ofSeconds(2));

    boolean tooSlow(Duration passed, long bytes) {
        if (passed.compareTo(total) > 0) {
            return true;
        }
        Duration counted = passed.minus(grace);
        return !counted.isNegative() && bytes * 1000 < bytesPerSecond * counted.toMillis();
    }
}
