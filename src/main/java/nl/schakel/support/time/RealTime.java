package nl.schakel.support.time;

import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Clock of the real time, which no demonstration moves: a limit on tries must not open because a clock jumps.
 */
@Component
public class RealTime {

    /** The present moment, as this machine's clock has it. */
    public Instant now() {
        return Instant.now();
    }

    /** Nanoseconds since some moment, only to be compared with each other; also when the machine's clock is set. */
    public long nanos() {
        return System.nanoTime();
    }
}
