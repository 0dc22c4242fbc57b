package nl.schakel.placement;

/**
 * What comes of a shelter's stance and a person's answer. The chain director decides it in a table
 * ({@code contra-indicatie.dmn}); the domain only asks.
 */
public interface ContraIndicationPolicy {

    /** The outcome for one criterion of one bed. */
    Fit decide(String criterion, Kind kind, Stance stance, Touch touch);
}
