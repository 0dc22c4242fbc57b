package nl.schakel.support;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.ApplicationListener;

/**
 * Start-up listener: ends the process of a start that failed, also when something that was started waits for something
 * that never comes: whatever watches over this machine can only start again what has ended. Only {@code main} adds it;
 * a test that starts an application wants to live on.
 */
public final class EndOfStart implements ApplicationListener<ApplicationFailedEvent> {

    /** The exit code. */
    public static final int FAILED = 1;

    /** Longer than the database of our own needs to stop. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Duration patience;

    EndOfStart(Duration patience) {
        this.patience = patience;
    }

    /** Adds it to an application that is about to run. */
    public static void of(SpringApplication application) {
        new EndOfStart(PATIENCE).watch(application);
    }

    void watch(SpringApplication application) {
        application.addListeners(this);
        application.setApplicationContextFactory(type -> new Context(this));
    }

    /** Nothing to close yet, or closed already; what comes after the reason was told may still wait for ever. */
    @Override
    public void onApplicationEvent(ApplicationFailedEvent failed) {
        begin();
    }

    /** What was made is stopped before anybody is told that the start failed, and at each ordinary end as well. */
    static final class Context extends AnnotationConfigServletWebServerApplicationContext {

        private final EndOfStart end;

        Context(EndOfStart end) {
            this.end = end;
        }

        @Override
        protected void destroyBeans() {
            end.begin();
            super.destroyBeans();
        }
    }

    private void begin() {
        Thread last = new Thread(this::endAtLast, "end-of-start");
        last.setDaemon(true);
        last.start();
    }

    private void endAtLast() {
        try {
            TimeUnit.NANOSECONDS.sleep(patience.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(FAILED);
    }
}
