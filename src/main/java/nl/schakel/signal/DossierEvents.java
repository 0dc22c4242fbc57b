package nl.schakel.signal;

import java.util.UUID;

/** What happened to a dossier; published in the transaction in which it happened. */
public sealed interface DossierEvents {

    /** The dossier it happened to. */
    UUID dossier();

    /** Somebody picked the signal up. */
    record PickedUp(UUID dossier) implements DossierEvents {}

    /** The signal went to another municipality; its owner is now there. */
    record Transferred(UUID dossier, String from, String municipality, String region) implements DossierEvents {}

    /** The reporter is asked a question on the feedback page. */
    record QuestionAsked(UUID dossier) implements DossierEvents {}

    /** The reporter answered the question that was open. */
    record QuestionAnswered(UUID dossier) implements DossierEvents {}

    /** The reporter added something. */
    record Added(UUID dossier) implements DossierEvents {}

    /** The reporter asks to take the report back: a proposal that a second reader decides, never an end by itself. */
    record WithdrawalAsked(UUID dossier) implements DossierEvents {}

    /** A second reader agreed with the withdrawal. */
    record WithdrawalConfirmed(UUID dossier) implements DossierEvents {}

    /** Somebody asked for shelter without a signal: the dossier was made for the placement alone. */
    record PlacementAsked(UUID dossier) implements DossierEvents {}

    /** The dossier ended with this outcome. */
    record Closed(UUID dossier, Outcome outcome) implements DossierEvents {}
}
