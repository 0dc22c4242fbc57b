package nl.schakel.placement.matching;

import java.util.Map;
import java.util.Set;

/**
 * Value: a match with what counts at night.
 *
 * @param kilometres by municipality of a bed, how far it is from the nearest area to avoid; empty without such an area
 * @param ratherNot criteria that the person would rather not be asked about
 */
public record NightMatch(MatchResult match, Map<String, Integer> kilometres, Set<String> ratherNot) {

    public NightMatch {
        kilometres = Map.copyOf(kilometres);
        ratherNot = Set.copyOf(ratherNot);
    }
}
