package nl.schakel.piket.rota;

import java.util.UUID;

/**
 * Value: somebody's duty.
 *
 * @param person who, or null when somebody is still looked for
 * @param pattern the weekly pattern that it comes from, or null when it was made by hand
 */
public record Shift(UUID id, String area, Line line, Span span, UUID person, UUID pattern) {}
