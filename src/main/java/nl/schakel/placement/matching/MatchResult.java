package nl.schakel.placement.matching;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Value: all beds that are free now, against one need.
 *
 * @param beds ranked, the best first
 */
public record MatchResult(Instant at, List<BedFit> beds, Optional<BestQuestion> bestQuestion) {}
