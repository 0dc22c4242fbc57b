package nl.schakel.notification.internal;

/** Event: the running transaction put something in the outbox for this lane. */
public record OutboxFilled(Lane lane) {}
