package nl.schakel.support.background;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recurring job: a piece of background work and the thread that does it. Whatever the work throws, the thread goes on;
 * when the thread itself is gone, {@link Background} gives it another.
 */
public final class Loop {

    /**
     * How a piece of work stands.
     *
     * @param alive whether there is a thread that does it
     * @param still whether it stands still: no thread, or not ended well for longer than it has patience for
     * @param sinceWell how long ago it last ended well, or began
     * @param failure the kind of failure since then; null when there is none
     */
    public record Condition(String name, boolean alive, boolean still, Duration sinceWell, String failure) {}

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final Work work;
    private final ThreadFactory threads;
    private final Runnable between;
    private final Failures failures;
    private final Semaphore wakeUps = new Semaphore(0);
    private Thread thread;
    private volatile boolean running = true;
    private volatile boolean begun;
    private volatile long wellAt;
    private boolean toldStill;

    /** @param between done after each time: looks after who looks after this */
    Loop(Work work, ThreadFactory threads, Runnable between) {
        this.work = work;
        this.threads = threads;
        this.between = between;
        this.failures = new Failures(work.name());
        this.wellAt = System.nanoTime() + work.first().toNanos();
    }

    /** Gives it a thread when it has none, unless it was told to stop. */
    synchronized void keepAlive() {
        if (!running || thread != null && thread.isAlive()) {
            return;
        }
        if (thread != null) {
            LOG.error("The thread of background work {} was gone; it gets another", work.name());
        }
        thread = threads.newThread(this::run);
        thread.setName("schakel-" + work.name());
        thread.setDaemon(true);
        thread.start();
    }

    /** Says once that it stands still, and once that it goes again. */
    synchronized void tellWhenStill() {
        Condition now = condition();
        if (running && now.still() != toldStill) {
            toldStill = now.still();
            if (now.still()) {
                LOG.error(
                        "STILSTAND-ACHTERGROND {} staat stil: {} seconden niet goed geëindigd, laatste fout {}",
                        work.name(),
                        now.sinceWell().toSeconds(),
                        now.failure());
            } else {
                LOG.info("STILSTAND-ACHTERGROND {} weer in orde", work.name());
            }
        }
    }

    /** How it stands now. */
    public Condition condition() {
        boolean alive = alive();
        Duration sinceWell = Duration.ofNanos(Math.max(0, System.nanoTime() - wellAt));
        boolean late =
                work.patience() != null && sinceWell.compareTo(work.pause().plus(work.patience())) > 0;
        return new Condition(work.name(), alive, !alive || late, sinceWell, failures.last());
    }

    private synchronized boolean alive() {
        return thread != null && thread.isAlive();
    }

    /** There may be something to do before the pause is over. */
    public void wakeUp() {
        wakeUps.release();
    }

    /** Begins no more; what it is busy with it finishes. */
    public void halt() {
        running = false;
        wakeUp();
    }

    /** Whether it was told to stop. */
    boolean halted() {
        return !running;
    }

    /**
     * Waits until it has finished what it is busy with.
     *
     * @param until moment of {@link System#nanoTime()} after which it waits no longer
     */
    public void finish(long until) throws InterruptedException {
        Thread busy;
        synchronized (this) {
            busy = thread;
        }
        if (busy == null || busy == Thread.currentThread()) {
            return;
        }
        // zero would be for ever
        busy.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
        if (busy.isAlive()) {
            busy.interrupt();
        }
    }

    private void run() {
        if (!begun) {
            pause(work.first());
            begun = true;
        }
        while (running) {
            boolean well = once();
            // what is done once in an hour does not wait for an hour after it failed
            pause(well || work.pause().compareTo(AFTER_FAILURE) < 0 ? work.pause() : AFTER_FAILURE);
        }
    }

    private boolean once() {
        boolean well = false;
        try {
            work.deed().run();
            wellAt = System.nanoTime();
            failures.well();
            well = true;
        } catch (Throwable any) {
            failures.note(any);
        }
        try {
            between.run();
        } catch (Throwable any) {
            failures.note(any);
        }
        return well;
    }

    private void pause(Duration pause) {
        try {
            if (wakeUps.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                wakeUps.drainPermits();
            }
        } catch (InterruptedException e) {
            // nobody ends this thread but by halt
            LOG.debug("Background work {} was woken by an interrupt", work.name());
        }
    }
}
