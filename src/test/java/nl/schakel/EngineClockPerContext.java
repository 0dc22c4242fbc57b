package nl.schakel;

import nl.schakel.support.time.SchakelClock;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * The engine has one clock per Java process, but a test run has several applications in one process, some of which
 * have moved their clock. Before each test the engine gets the clock of the application under test.
 */
public class EngineClockPerContext implements TestExecutionListener {

    @Override
    public void beforeTestMethod(TestContext test) {
        if (test.hasApplicationContext()) {
            test.getApplicationContext().getBeanProvider(SchakelClock.class).ifAvailable(SchakelClock::applyToEngine);
        }
    }
}
