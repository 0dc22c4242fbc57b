package nl.schakel.trial;

import java.time.Instant;
import java.util.List;

/**
 * View model: what came of trying a draft.
 *
 * @param live hash of what was live
 * @param draft hash of the draft that was tried
 * @param unreached elements of the draft that no case reached
 */
public record TrialResult(
        String live, String draft, Instant at, List<CaseComparison> cases, List<UnreachedElement> unreached) {

    public TrialResult {
        cases = List.copyOf(cases);
        unreached = List.copyOf(unreached);
    }

    /** An element that no case reached. @param name null when the model gives none */
    public record UnreachedElement(String model, String element, String name) {}

    /** How many cases go otherwise than what is live. */
    public long different() {
        return cases.stream().filter(one -> !one.differences().isEmpty()).count();
    }
}
