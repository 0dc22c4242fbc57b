package nl.schakel.notification;

import java.time.Instant;

/**
 * Event: a message could not be sent for so long that a person should look. It is still tried now and then. Published
 * once per message, in the transaction that notes it.
 *
 * @param message number of the message
 * @param attempts how often it was tried
 * @param since when it was put in the outbox
 */
public record OutboxStuck(long message, DeliveryChannel channel, Template template, int attempts, Instant since) {}
