package nl.schakel.support.background;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * Watchdog: two threads that look after all background work each second, and after each other. Each piece of work looks
 * after the two of them in turn, so that somebody is left whichever thread is lost.
 */
final class Guards {

    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final Thread[] pair = new Thread[2];
    private final ThreadFactory threads;
    private final Runnable look;
    private final Failures failures = new Failures("achtergrond-wacht");
    private volatile boolean running = true;

    Guards(ThreadFactory threads, Runnable look) {
        this.threads = threads;
        this.look = look;
    }

    /** Makes sure that both are there. */
    synchronized void keepAlive() {
        for (int i = 0; running && i < pair.length; i++) {
            if (pair[i] == null || !pair[i].isAlive()) {
                pair[i] = threads.newThread(this::guard);
                pair[i].setName("schakel-wacht-" + (i + 1));
                pair[i].setDaemon(true);
                pair[i].start();
            }
        }
    }

    synchronized void stop() {
        running = false;
        for (Thread one : pair) {
            LockSupport.unpark(one);
        }
    }

    private void guard() {
        while (running) {
            try {
                keepAlive();
                look.run();
            } catch (Throwable any) {
                failures.note(any);
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            // an interrupt would let it look without pause
            Thread.interrupted();
        }
    }
}
