package nl.schakel.feedback;

import java.time.Instant;

/** Value: what a reporter reads: when, and the Dutch text. */
public record Message(Instant at, String text) {}
