package nl.schakel.placement.shelter;

/**
 * Value: one question about contra-indications (domain.md, process 2). The wording is data; the codes are fixed.
 *
 * @param measure what usually makes it possible, or null
 * @param defaultStance what holds for a bed of which the profile says nothing
 * @param perCompanion whether it is asked of everybody who comes along as well
 */
public record Criterion(
        String code,
        int position,
        String question,
        AnswerType type,
        CriterionKind kind,
        String measure,
        AcceptancePolicy defaultStance,
        boolean perCompanion) {}
