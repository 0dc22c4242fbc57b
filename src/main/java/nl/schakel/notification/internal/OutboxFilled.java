package nl.schakel.notification.internal;

/** The running transaction put something in the outbox for this lane. */
public record OutboxFilled(Lane lane) {}
