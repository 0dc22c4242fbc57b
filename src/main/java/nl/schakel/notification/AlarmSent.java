package nl.schakel.notification;

/**
 * Event: a message of the night was taken by the mail server or the gateway. Published in the transaction that notes
 * it.
 *
 * @param key the key that it was put in the outbox with
 */
public record AlarmSent(Template template, String key) {}
