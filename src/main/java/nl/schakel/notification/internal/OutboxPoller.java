package nl.schakel.notification.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * One thread on each node that empties the outbox: at once after a commit on this node, and each second for what other
 * nodes left behind or what has to be tried again.
 */
@Component
class OutboxPoller implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxPoller.class);
    private static final Duration KEEP_ENDED = Duration.ofDays(90);
    private static final Duration TIDY_EVERY = Duration.ofHours(1);
    private static final long STOP_WITHIN_MILLIS = 15_000;

    private final OutboxDelivery delivery;
    private final OutboxTable table;
    private final OutboxStatistics statistics;
    private final boolean enabled;
    private final Duration lookEvery;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile boolean running;
    private Thread thread;
    private long tidiedAt = System.nanoTime();
    private boolean failing;

    OutboxPoller(
            OutboxDelivery delivery,
            OutboxTable table,
            OutboxStatistics statistics,
            @Value("${schakel.outbox.polling:true}") boolean enabled,
            @Value("${schakel.outbox.look-every:PT1S}") Duration lookEvery) {
        this.delivery = delivery;
        this.table = table;
        this.statistics = statistics;
        this.enabled = enabled;
        this.lookEvery = lookEvery;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void wakeUp(OutboxFilled filled) {
        wakeUps.release();
    }

    private void work() {
        while (running) {
            try {
                round();
                failing = false;
            } catch (RuntimeException e) {
                if (!failing) {
                    LOG.warn("The outbox cannot be read, trying again each second", e);
                }
                failing = true;
            }
            await();
        }
    }

    private void round() {
        while (running && delivery.deliver(() -> running) > 0) {
            statistics.refreshSometimes();
        }
        statistics.refreshSometimes();
        if (System.nanoTime() - tidiedAt > TIDY_EVERY.toNanos()) {
            tidiedAt = System.nanoTime();
            table.forgetEnded(KEEP_ENDED);
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

    @Override
    public void start() {
        if (enabled && !running) {
            running = true;
            thread = new Thread(this::work, "outbox");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void stop() {
        running = false;
        wakeUps.release();
        try {
            if (thread != null) {
                // a mail that is being sent is finished and noted, so that a restart doubles nothing
                thread.join(STOP_WITHIN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
