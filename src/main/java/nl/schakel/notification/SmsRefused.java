package nl.schakel.notification;

import java.util.UUID;

/**
 * Event: the gateway refuses an SMS for good: nothing arrives at this number, and it is not tried any more. Published in the
 * transaction that notes it.
 *
 * @param receiver a person, or the location of a desk
 * @param desk whether it was for a night desk
 * @param key the key that it was put in the outbox with
 */
public record SmsRefused(UUID receiver, boolean desk, Template template, String key) {}
