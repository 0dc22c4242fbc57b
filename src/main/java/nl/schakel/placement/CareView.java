package nl.schakel.placement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Value: a placement for who cares for the person: everything that is known.
 *
 * @param need null when nobody has talked about it yet
 */
public record CareView(
        Placement placement,
        NewNeed need,
        int version,
        Instant needAt,
        List<Proposal> proposals,
        List<ShelterAnswer> answers) {

    /**
     * What a shelter wrote with its answer, and what the person said of the place.
     *
     * @param whose null when the shelter said yes
     * @param condition what the shelter asked for when it said yes, or null
     * @param text why not, or null
     */
    public record ShelterAnswer(
            UUID proposal, DeclinedBy whose, String criterion, String condition, String text, Instant at) {}
}
