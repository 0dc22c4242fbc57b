package nl.schakel;

import java.time.Duration;
import java.time.Instant;
import nl.schakel.support.time.RealTime;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * The real time, by which tries are counted, stands while a test runs: on a busy machine too the tenth try of a test comes
 * in the minute of its first. The next test begins a day later, so that what others tried counts for nothing.
 *
 * <p>Registered in {@code META-INF/spring.factories} of the tests, so it holds for every context that a test starts.
 */
public class OneMomentPerTest
        implements ApplicationContextInitializer<ConfigurableApplicationContext>, TestExecutionListener {

    private static final Duration A_DAY = Duration.ofDays(1);

    /** Real time that stands until the next test. */
    static final class Standing extends RealTime {

        private volatile Instant now = super.now();
        private volatile long nanos = super.nanos();

        void nextDay() {
            now = now.plus(A_DAY);
            nanos = nanos + A_DAY.toNanos();
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public long nanos() {
            return nanos;
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ((GenericApplicationContext) context)
                .registerBean("standingTime", Standing.class, definition -> definition.setPrimary(true));
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        if (test.hasApplicationContext()) {
            test.getApplicationContext().getBeanProvider(Standing.class).ifAvailable(Standing::nextDay);
        }
    }
}
