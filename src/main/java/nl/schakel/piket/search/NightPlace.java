package nl.schakel.piket.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.placement.matching.BedFit;
import nl.schakel.placement.shelter.Bed;

/**
 * Value: a place that can be called now.
 *
 * @param ask the one question that decides this bed, in Dutch; or null
 * @param askCriterion code of the criterion of that question; or null
 * @param kilometresFromAvoided from the nearest area where the person must not be; null without such an area
 * @param earlierTonight what came of earlier calls to this house in this search, newest first
 * @param askAgainAt when the shelter wants to be asked again, or null
 * @param asked the open request in the shelter's own task list, or null
 */
public record NightPlace(
        Bed bed,
        BedFit fit,
        String ask,
        String askCriterion,
        ShelterDesk desk,
        Integer kilometresFromAvoided,
        List<Attempt> earlierTonight,
        Instant askAgainAt,
        UUID asked) {

    public NightPlace {
        earlierTonight = List.copyOf(earlierTonight);
    }
}
