package nl.schakel.placement.matching;

import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.placement.shelter.CriterionKind;

/**
 * Interface of a decision table: what comes of a shelter's stance and a person's answer. The chain director decides it ({@code
 * contra-indicatie.dmn}); the domain only asks.
 */
public interface ContraIndicationPolicy {

    /** The outcome for one criterion of one bed. */
    Fit decide(String criterion, CriterionKind kind, AcceptancePolicy stance, CriterionMatch touch);
}
