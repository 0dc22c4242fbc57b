package nl.schakel.feedback;

import java.time.Instant;

/** What a reporter reads: when, and the Dutch text. */
public record Message(Instant at, String text) {}
