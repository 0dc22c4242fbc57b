package nl.schakel.process.routes.night;

import java.time.Instant;

/**
 * Value: what happens next in a call when nobody does anything.
 *
 * @param code text at {@code piket.volgende.<code>}
 * @param at when; for a task the moment at which it has to be done
 */
public record NextStep(String code, Instant at) {}
