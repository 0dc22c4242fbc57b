package nl.schakel.notification.internal;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
 * Sends SMS beside the mail, on threads of its own: a gateway that hangs holds up neither mail nor the work of the
 * engine, and of its own messages no more than there are threads. One thread looks, at once after a commit on this node
 * and each second for what other nodes left behind; it takes no more than can be sent now.
 */
@Component
class SmsPoller implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SmsPoller.class);
    private static final long STOP_WITHIN_MILLIS = 12_000;

    private final SmsDelivery delivery;
    private final SmsChannel channel;
    private final boolean enabled;
    private final Duration lookEvery;
    private final int senders;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Semaphore free;
    private volatile boolean running;
    private Thread looker;
    private ExecutorService threads;
    private boolean failing;

    SmsPoller(
            SmsDelivery delivery,
            SmsChannel channel,
            @Value("${schakel.outbox.polling:true}") boolean enabled,
            @Value("${schakel.outbox.look-every:PT1S}") Duration lookEvery,
            @Value("${schakel.sms.senders:8}") int senders) {
        this.delivery = delivery;
        this.channel = channel;
        this.enabled = enabled;
        this.lookEvery = lookEvery;
        this.senders = senders;
        this.free = new Semaphore(senders);
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
                    LOG.warn("The outbox cannot be read for SMS, trying again each second", e);
                }
                failing = true;
            }
            await();
        }
    }

    /** Takes what is due as long as somebody is free to send it. */
    private void round() {
        int room = free.drainPermits();
        int handed = 0;
        try {
            if (room > 0 && running) {
                for (WaitingMessage message : delivery.take(room)) {
                    handed++;
                    threads.execute(() -> send(message));
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
            LOG.warn("SMS {} could not be noted: {}", message.id(), e.getClass().getSimpleName());
        } finally {
            free.release();
            wakeUps.release();
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
        if (enabled && channel.available() && !running) {
            running = true;
            threads = Executors.newFixedThreadPool(senders, work -> daemon(work, "sms"));
            looker = daemon(this::work, "sms-outbox");
            looker.start();
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void stop() {
        if (!running) {
            return;
        }
        running = false;
        wakeUps.release();
        try {
            looker.join(STOP_WITHIN_MILLIS);
            threads.shutdown();
            // an SMS that is being sent is finished and noted, so that a restart doubles nothing
            if (!threads.awaitTermination(STOP_WITHIN_MILLIS, TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
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
