package nl.schakel.notification.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import nl.schakel.notification.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends the mail that waits, a small batch at a time: take (short transaction), send (no transaction), note (short transaction).
 *
 * <p>What a crash does: between taking and sending, the message is due again after the loan, so it is late but not lost.
 * Between sending and noting, that one message is sent a second time after the loan, under the same Message-ID. Nothing
 * else can double: the batch stops well before its loan ends, so no other node can hold a message that is still being
 * sent here.
 */
@Component
class OutboxDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxDelivery.class);
    private static final int BATCH = 10;
    private static final Duration LOAN = Duration.ofMinutes(3);
    // one mail takes at most about a minute by the time-outs of the mail settings; the loan leaves room for that
    private static final Duration LAST_START = Duration.ofSeconds(60);

    private final OutboxTable table;
    private final Mailer mailer;

    OutboxDelivery(OutboxTable table, Mailer mailer) {
        this.table = table;
        this.mailer = mailer;
    }

    /**
     * Sends one batch.
     *
     * @param goOn asked before each message; false gives the rest back
     * @return how many messages were taken; 0 means that nothing is due
     */
    int deliver(BooleanSupplier goOn) {
        long started = System.nanoTime();
        List<WaitingMessage> batch = table.take(Channel.MAIL, BATCH, LOAN);
        for (WaitingMessage message : batch) {
            boolean inTime = System.nanoTime() - started < LAST_START.toNanos();
            if (inTime && goOn.getAsBoolean()) {
                deliver(message);
            } else {
                table.release(message);
            }
        }
        return batch.size();
    }

    private void deliver(WaitingMessage message) {
        Optional<String> address = mailer.address(message);
        if (address.isEmpty()) {
            table.lapsed(message, "geen-adres");
            return;
        }
        try {
            mailer.send(message, address.get());
        } catch (Exception e) {
            // the message of a mail exception may hold the address; its kind is enough to act on
            String error = e.getClass().getSimpleName();
            LOG.warn(
                    "Mail {} ({}) is not sent, attempt {}: {}",
                    message.id(),
                    message.template(),
                    message.attempt(),
                    error);
            table.failed(Channel.MAIL, message, error);
            return;
        }
        table.sent(message);
    }
}
