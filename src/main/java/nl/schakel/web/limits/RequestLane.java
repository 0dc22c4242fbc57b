package nl.schakel.web.limits;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bulkhead of one kind of caller: how many threads they may hold together, and how many of one network or account.
 * Holding is reading and waiting too; of those that hold a thread only some work at once, which is what the connections to
 * the database are counted by.
 */
final class RequestLane {

    /**
     * How wide a lane is.
     *
     * @param threads held at once, of which {@code threadsOfOne} by one caller
     * @param atWork working at once, of which {@code atWorkOfOne} for one caller
     */
    record Width(int threads, int threadsOfOne, int atWork, int atWorkOfOne) {}

    /** Shorter than a browser waits, longer than a busy moment lasts. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final Width width;
    private final Duration patience;
    private final Semaphore threads;
    private final Semaphore atWork;
    private final ConcurrentHashMap<String, Caller> callers = new ConcurrentHashMap<>();

    RequestLane(String name, Width width) {
        this(name, width, PATIENCE);
    }

    RequestLane(String name, Width width, Duration patience) {
        this.name = name;
        this.width = width;
        this.patience = patience;
        this.threads = new Semaphore(width.threads());
        this.atWork = new Semaphore(width.atWork(), true);
    }

    String name() {
        return name;
    }

    Width width() {
        return width;
    }

    /** How many threads are held now. */
    int held() {
        return width.threads() - threads.availablePermits();
    }

    /** A place to read in and to wait in; null when there is none for this caller. Never waits. */
    LanePlace enter(String caller) {
        if (!threads.tryAcquire()) {
            return null;
        }
        int[] held = new int[1];
        Caller entered = callers.compute(caller, (key, there) -> {
            Caller now = there == null ? new Caller(width.atWorkOfOne()) : there;
            held[0] = ++now.held;
            return now;
        });
        LanePlace place = new LanePlace(caller, entered);
        if (held[0] > width.threadsOfOne()) {
            place.close();
            return null;
        }
        return place;
    }

    /** One network or account that holds threads now. */
    private static final class Caller {

        private final Semaphore atWork;
        /** Changed inside {@code compute} only. */
        private int held;

        Caller(int atWork) {
            this.atWork = new Semaphore(atWork, true);
        }
    }

    /** A thread of this lane. */
    final class LanePlace implements AutoCloseable {

        private final String key;
        private final Caller caller;
        private boolean works;

        private LanePlace(String key, Caller caller) {
            this.key = key;
            this.caller = caller;
        }

        /** Waits for its turn to work. @return whether it came in time */
        boolean work() {
            long end = System.nanoTime() + patience.toNanos();
            try {
                if (!caller.atWork.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                    return false;
                }
                works = atWork.tryAcquire(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (!works) {
                    caller.atWork.release();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            return works;
        }

        @Override
        public void close() {
            if (works) {
                atWork.release();
                caller.atWork.release();
            }
            callers.compute(key, (same, there) -> --there.held == 0 ? null : there);
            threads.release();
        }
    }
}
