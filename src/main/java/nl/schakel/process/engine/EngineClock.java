package nl.schakel.process.engine;

import java.util.function.LongConsumer;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Adapter that puts the engine's clock where the application's is. The engine has one clock per Java process, and no
 * public way to move it (ADR 0004).
 */
class EngineClock implements LongConsumer {

    @Override
    public void accept(long millisAhead) {
        if (millisAhead == 0) {
            ClockUtil.reset();
        } else {
            ClockUtil.offset(millisAhead);
        }
    }
}
