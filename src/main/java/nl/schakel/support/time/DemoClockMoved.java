package nl.schakel.support.time;

import java.time.Instant;

/**
 * Event: somebody moved the clock of a demonstration, so that what should have happened meanwhile can be made up for.
 */
public record DemoClockMoved(Instant from, Instant to) {}
