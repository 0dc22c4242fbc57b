package nl.schakel.placement;

import java.time.Instant;
import java.util.UUID;
import nl.schakel.placement.matching.BedFit;
import nl.schakel.placement.shelter.Bed;

/**
 * Value: the request to one shelter to take somebody.
 *
 * @param group whose task it is, {@code opvang@organisation}
 * @param parked whether it was taken back since the search is parked
 * @param fitThen the explanation as it was when the shelter was asked
 */
public record Proposal(
        UUID id,
        UUID placement,
        int round,
        Bed bed,
        String group,
        ProposalState state,
        boolean parked,
        Instant at,
        BedFit fitThen) {}
