package nl.schakel.notification.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import nl.schakel.support.background.Background;
import nl.schakel.support.background.Loop;
import nl.schakel.support.background.Work;
import nl.schakel.support.background.Workers;

/**
 * Message sender: empties one lane of the outbox on this node: one thread looks, at once after a commit on this node
 * and each second for what other nodes left behind or what has to be tried again; a few threads send. It takes no more
 * than can be sent now, so that nothing it holds waits for something else, and a node that stops leaves the rest to
 * the others.
 */
final class SendingLoop {

    private final Lane lane;
    private final OutboxTable table;
    private final Delivery delivery;
    private final Semaphore free;
    private final Workers senders;
    private final Loop looker;
    private volatile boolean running = true;

    /** Looks from now on. */
    SendingLoop(
            Lane lane, int senders, OutboxTable table, Delivery delivery, Duration lookEvery, Background background) {
        this.lane = lane;
        this.table = table;
        this.delivery = delivery;
        this.free = new Semaphore(senders);
        this.senders = new Workers("verzenden-" + lane.code(), senders);
        this.looker = background.start(Work.every("uitbak-" + lane.code(), lookEvery, this::round));
    }

    /** There may be something to send. */
    void wakeUp() {
        looker.wakeUp();
    }

    /** How the thread that looks stands. */
    Loop.Condition condition() {
        return looker.condition();
    }

    /** Takes nothing more. */
    void halt() {
        running = false;
        looker.halt();
    }

    /**
     * Waits for what is being sent: finished and noted, a restart doubles nothing.
     *
     * @param until moment of {@link System#nanoTime()} after which it waits no longer
     */
    void finish(long until) throws InterruptedException {
        looker.finish(until);
        senders.finish(until);
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

    /** What cannot be noted, since the database is away, is due again when the loan ends. */
    private void send(WaitingMessage message) {
        try {
            delivery.deliver(message);
        } finally {
            free.release();
            wakeUp();
        }
    }
}
