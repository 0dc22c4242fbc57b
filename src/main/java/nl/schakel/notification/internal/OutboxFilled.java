package nl.schakel.notification.internal;

/** The running transaction put something in the outbox. */
public record OutboxFilled() {}
