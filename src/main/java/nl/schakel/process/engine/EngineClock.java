package nl.schakel.process.engine;

import java.time.Instant;
import java.util.Date;
import nl.schakel.support.time.SchakelClock.LedClock;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Adapter that puts the engine's clock where the application's is. The engine has one clock per Java process, and no
 * public way to move it (ADR 0004).
 */
class EngineClock implements LedClock {

    @Override
    public void runAhead(long millis) {
        if (millis == 0) {
            ClockUtil.reset();
        } else {
            ClockUtil.offset(millis);
        }
    }

    @Override
    public void standAt(Instant moment) {
        ClockUtil.setCurrentTime(Date.from(moment));
    }
}
