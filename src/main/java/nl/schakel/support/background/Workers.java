package nl.schakel.support.background;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Thread pool of a fixed size for work that comes in pieces; whatever a piece throws, the others are done. */
public final class Workers implements Executor {

    private final ExecutorService pool;
    private final Failures failures;

    public Workers(String name, int number) {
        AtomicInteger made = new AtomicInteger();
        failures = new Failures(name);
        pool = Executors.newFixedThreadPool(number, work -> {
            Thread thread = new Thread(work, "schakel-" + name + "-" + made.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void execute(Runnable piece) {
        pool.execute(() -> {
            try {
                piece.run();
                failures.well();
            } catch (Throwable any) {
                failures.note(any);
            }
        });
    }

    /** Takes up nothing more, and leaves it at that. */
    public void halt() {
        pool.shutdown();
    }

    /**
     * Takes up nothing more and waits for what is being done.
     *
     * @param until moment of {@link System#nanoTime()} after which what is not done is interrupted
     */
    public void finish(long until) throws InterruptedException {
        pool.shutdown();
        if (!pool.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            pool.shutdownNow();
        }
    }
}
