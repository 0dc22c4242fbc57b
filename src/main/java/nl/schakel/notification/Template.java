package nl.schakel.notification;

/** The kinds of mail; the Dutch text of each stands in {@code notification-messages.properties}. */
public enum Template {
    /** A task waits for this person or their group. */
    NIEUWE_TAAK,
    /** Something was added to a case that this person or their group works on. */
    NIEUWS_IN_ZAAK,
    /** A task must be done soon. */
    HERINNERING,
    /** A task of a colleague is past its term. */
    TERMIJN_VERSTREKEN,
    /** A task in the region is far past its term. */
    ESCALATIE,
    /** A shelter that was asked for a bed is not needed any more. */
    PLEK_NIET_MEER_NODIG,
    /** There is something to read for a reporter. */
    NIEUWS_VOOR_MELDER,
    /** Something about the rota of the on-call service asks for attention. */
    PIKETROOSTER,
    /** Something in the application itself needs care. */
    INCIDENT
}
