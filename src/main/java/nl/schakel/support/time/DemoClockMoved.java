package nl.schakel.support.time;

import java.time.Instant;

/** Somebody moved the clock of a demonstration, so that what should have happened meanwhile can be made up for. */
public record DemoClockMoved(Instant from, Instant to) {}
