package nl.schakel.placement;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.placement.shelter.Bed;

/**
 * Value: a placement for a shelter that is asked: only the criteria that its own profile uses.
 *
 * @param persons how many people need a place
 * @param name only after the shelter holds a bed, and only when the person agreed to that; otherwise null
 * @param answers question and answer, in the order of the list of criteria
 */
public record ShelterView(
        UUID proposal,
        Bed bed,
        ProposalState state,
        int persons,
        String name,
        List<AnswerLine> answers,
        Optional<BedAllocation> promise) {

    /** One criterion that the shelter uses. @param person 1 is the person whom it is about */
    public record AnswerLine(int person, String criterion, String question, Answered answer) {}
}
