package nl.schakel.support;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Ends the process of a start that failed, also when something that was started waits for something that never comes:
 * whatever watches over this machine can only start again what has ended. Only {@code main} adds it; a test that starts
 * an application wants to live on.
 */
public final class EndOfStart implements ApplicationListener<ApplicationFailedEvent> {

    /** The exit code. */
    public static final int FAILED = 1;

    /** Longer than the database of our own needs to stop. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Override
    public void onApplicationEvent(ApplicationFailedEvent failed) {
        Thread last = new Thread(EndOfStart::endAtLast, "end-of-start");
        last.setDaemon(true);
        last.start();
    }

    private static void endAtLast() {
        try {
            TimeUnit.NANOSECONDS.sleep(PATIENCE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(FAILED);
    }
}
