package nl.schakel.notification;

/**
 * Code list: the kinds of message; the Dutch text of each stands in {@code notification-messages.properties}. A kind
 * that can also go by SMS has a short text there.
 */
public enum Template {
    /** A task waits for this person or their group. */
    NIEUWE_TAAK,
    /** Something was added to a case that this person or their group works on. */
    NIEUWS_IN_ZAAK,
    /** A step is not needed any more, since the case ended. */
    STAP_VERVALLEN,
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
    /** A call waits at night for somebody who takes it. */
    PIKETOPROEP(true),
    /** Anyone who has a call has not been heard of for a while: are you still on it? */
    PIKET_STIL(true),
    /** The same, for a colleague of the person who has the call. */
    PIKET_STIL_COLLEGA(true),
    /** A call goes on while the duty of who has it ends; for the next on duty. */
    PIKET_VOLGENDE(true),
    /** Somebody who was on the way at night has not arrived. */
    PIKET_NIET_AANGEKOMEN(true),
    /** A shelter's night desk is asked for a place. */
    PIKET_PLEKVRAAG(true),
    /** No SMS goes out: alarms come by mail and on the page only. */
    SMS_STIL(true),
    /** No mail goes out: alarms come by SMS and on the page only. */
    MAIL_STIL(true),
    /** Alarms of the on-call service are not made at all: look yourself, or use the list on paper. */
    ALARM_STIL(true),
    /** The list on paper for the coming night is ready. */
    NOODLIJST,
    /** Where the access log ends today; the end of the link is what the mail quotes. */
    TOEGANGSLOG_KOP,
    /** The access log is not as it was written. */
    TOEGANGSLOG_STUK,
    /** Something in the application itself needs care. */
    INCIDENT;

    private final boolean atNight;

    Template() {
        this(false);
    }

    Template(boolean atNight) {
        this.atNight = atNight;
    }

    /** Whether it must reach somebody now: it can go by SMS too, and mail goes to where somebody reads it at night. */
    public boolean atNight() {
        return atNight;
    }
}
