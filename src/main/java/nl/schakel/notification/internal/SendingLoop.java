package nl.schakel.notification.internal;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties one lane of the outbox on this node: one thread looks, at once after a commit on this node and each second for
 * what other nodes left behind or what has to be tried again; a few threads send. It takes no more than can be sent now,
 * so that nothing it holds waits for something else, and a node that stops leaves the rest to the others.
 */
final class SendingLoop {

    private static final Logger LOG = LoggerFactory.getLogger(SendingLoop.class);

    private final Lane lane;
    private final OutboxTable table;
    private final Delivery delivery;
    private final Duration lookEvery;
    private final Runnable beside;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Semaphore free;
    private final ExecutorService senders;
    private final Thread looker;
    private volatile boolean running = true;
    private boolean failing;

    /** @param beside done at every look, by the thread that looks */
    SendingLoop(Lane lane, int senders, OutboxTable table, Delivery delivery, Duration lookEvery, Runnable beside) {
        this.lane = lane;
        this.table = table;
        this.delivery = delivery;
        this.lookEvery = lookEvery;
        this.beside = beside;
        this.free = new Semaphore(senders);
        this.senders = Executors.newFixedThreadPool(senders, work -> daemon(work, "send-" + lane));
        this.looker = daemon(this::work, "outbox-" + lane);
    }

    void start() {
        looker.start();
    }

    /** There may be something to send. */
    void wakeUp() {
        wakeUps.release();
    }

    /** Takes nothing more. */
    void halt() {
        running = false;
        wakeUp();
    }

    /**
     * Waits for what is being sent: finished and noted, a restart doubles nothing.
     *
     * @param until moment of {@link System#nanoTime()} after which it waits no longer
     */
    void finish(long until) throws InterruptedException {
        // zero would be for ever
        looker.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
        senders.shutdown();
        if (!senders.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            senders.shutdownNow();
        }
    }

    private void work() {
        while (running) {
            try {
                round();
                beside.run();
                failing = false;
            } catch (RuntimeException e) {
                if (!failing) {
                    LOG.warn("The outbox cannot be read for {}, trying again each second", lane, e);
                }
                failing = true;
            }
            await();
        }
    }

    /** Takes what is due, as much as somebody is free to send. */
    private void round() {
        int room = free.drainPermits();
        int handed = 0;
        try {
            if (room > 0 && running) {
                for (WaitingMessage message : table.take(lane, room)) {
                    senders.execute(() -> send(message));
                    handed++;
                }
            }
        } finally {
            free.release(room - handed);
        }
    }

    private void send(WaitingMessage message) {
        try {
            delivery.deliver(message);
        } catch (RuntimeException e) {
            // the database is away: the loan ends and the message is due again
            LOG.warn(
                    "{} {} could not be noted: {}",
                    lane,
                    message.id(),
                    e.getClass().getSimpleName());
        } finally {
            free.release();
            wakeUp();
        }
    }

    private void await() {
        try {
            wakeUps.tryAcquire(lookEvery.toMillis(), TimeUnit.MILLISECONDS);
            wakeUps.drainPermits();
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
