package nl.schakel.placement.matching;

/**
 * Value: why a bed fits, or not, by one criterion.
 *
 * @param explanation in Dutch
 * @param measure what has to be arranged, or null
 */
public record Reason(String criterion, Fit fit, String explanation, String measure) {}
