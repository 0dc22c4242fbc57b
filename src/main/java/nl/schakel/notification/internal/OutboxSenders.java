package nl.schakel.notification.internal;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import nl.schakel.support.background.Background;
import nl.schakel.support.database.NewerVersionSeen;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Listener: starts and stops the senders of this node, one loop for each lane. */
@Component
class OutboxSenders implements SmartLifecycle {

    // within the time that a phase of a shutdown may take
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private final OutboxTable table;
    private final Delivery delivery;
    private final SmsChannel sms;
    private final Background background;
    private final boolean enabled;
    private final Duration lookEvery;
    private final int smsSenders;
    private volatile Map<Lane, SendingLoop> loops = Map.of();

    OutboxSenders(
            OutboxTable table,
            Delivery delivery,
            SmsChannel sms,
            Background background,
            @Value("${schakel.outbox.polling:true}") boolean enabled,
            @Value("${schakel.outbox.look-every:PT1S}") Duration lookEvery,
            @Value("${schakel.sms.senders:8}") int smsSenders) {
        this.table = table;
        this.delivery = delivery;
        this.sms = sms;
        this.background = background;
        this.enabled = enabled;
        this.lookEvery = lookEvery;
        this.smsSenders = smsSenders;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void wakeUp(OutboxFilled filled) {
        SendingLoop loop = loops.get(filled.lane());
        if (loop != null) {
            loop.wakeUp();
        }
    }

    /** Whether the thread that looks after this lane on this node is there and gets round. */
    boolean goes(Lane lane) {
        SendingLoop loop = loops.get(lane);
        return loop == null || !loop.condition().still();
    }

    @Override
    public void start() {
        if (!enabled || isRunning()) {
            return;
        }
        Map<Lane, SendingLoop> all = new EnumMap<>(Lane.class);
        all.put(Lane.MAIL, loop(Lane.MAIL, Lane.MAIL.senders()));
        all.put(Lane.ALARM_MAIL, loop(Lane.ALARM_MAIL, Lane.ALARM_MAIL.senders()));
        if (sms.available()) {
            all.put(Lane.SMS, loop(Lane.SMS, smsSenders));
        }
        loops = all;
        // what was put in between two nodes or two starts
        all.values().forEach(SendingLoop::wakeUp);
    }

    private SendingLoop loop(Lane lane, int senders) {
        return new SendingLoop(lane, senders, table, delivery, lookEvery, background);
    }

    /** A newer version may word it otherwise: it sends from now on. */
    @EventListener(NewerVersionSeen.class)
    void standDown() {
        stop();
    }

    @Override
    public void stop() {
        Map<Lane, SendingLoop> all = loops;
        all.values().forEach(SendingLoop::halt);
        loops = Map.of();
        long until = System.nanoTime() + STOP_WITHIN.toNanos();
        try {
            for (SendingLoop loop : all.values()) {
                loop.finish(until);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !loops.isEmpty();
    }
}
