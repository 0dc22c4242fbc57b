package nl.schakel.placement.shelter;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Value: what a shelter says about one bed: the bed's own words, else those of its location, else of the organisation.
 *
 * @param lines one for each criterion
 */
public record Profile(Map<String, CriterionRule> lines) {

    /**
     * What holds for one criterion.
     *
     * @param measure what has to be arranged, or null
     * @param choices which answers it is about; empty means any
     * @param level who said so; null when nobody did and the default holds
     */
    public record CriterionRule(
            String criterion, AcceptancePolicy stance, String measure, Set<String> choices, ProfileLevel level) {}

    public Profile {
        lines = Map.copyOf(lines);
    }

    /** The criteria whose answer matters to this shelter: what it may see of a person before it holds a bed. */
    public Set<String> uses() {
        return lines.values().stream()
                .filter(line -> line.stance() != AcceptancePolicy.ACCEPTEERT)
                .map(CriterionRule::criterion)
                .collect(Collectors.toUnmodifiableSet());
    }
}
