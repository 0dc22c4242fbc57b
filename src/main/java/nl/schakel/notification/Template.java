package nl.schakel.notification;

/**
 * Code list: the kinds of message, the most pressing first; the Dutch text of each stands in {@code
 * notification-messages.properties}. A kind that can also go by SMS has a short text there.
 */
public enum Template {
    /** A call waits at night for somebody who takes it. */
    PIKETOPROEP(Haste.ALARM),
    /** Anyone who has a call has not been heard of for a while: are you still on it? */
    PIKET_STIL(Haste.ALARM),
    /** The same, for a colleague of the person who has the call. */
    PIKET_STIL_COLLEGA(Haste.ALARM),
    /** A call goes on while the duty of who has it ends; for the next on duty. */
    PIKET_VOLGENDE(Haste.ALARM),
    /** Somebody who was on the way at night has not arrived. */
    PIKET_NIET_AANGEKOMEN(Haste.ALARM),
    /** A shelter's night desk is asked for a place. */
    PIKET_PLEKVRAAG(Haste.ALARM),
    /** No SMS goes out: alarms come by mail and on the page only. */
    SMS_STIL(Haste.ALARM),
    /** No mail goes out: alarms come by SMS and on the page only. */
    MAIL_STIL(Haste.ALARM),
    /** Alarms of the on-call service are not made at all: look yourself, or use the list on paper. */
    ALARM_STIL(Haste.ALARM),
    /** An acute task in the region is far past its term. */
    ESCALATIE_ACUUT(Haste.NU),
    /** An acute task of a colleague is past its term. */
    TERMIJN_VERSTREKEN_ACUUT(Haste.NU),
    /** An acute task must be done or taken in hand now. */
    HERINNERING_ACUUT(Haste.NU),
    /** An acute task waits for this person or their group. */
    NIEUWE_TAAK_ACUUT(Haste.NU),
    /** There is something to read for a reporter. */
    NIEUWS_VOOR_MELDER(Haste.NU),
    /** The access log is not as it was written. */
    TOEGANGSLOG_STUK(Haste.NU),
    /** There is something to read about one or more of the signals of a list that one person reported. */
    NIEUWS_VOOR_MELDER_SAMEN(Haste.SNEL),
    /** Something in the application itself needs care. */
    INCIDENT(Haste.SNEL),
    /** Mail to an account does not arrive. */
    ADRES_WEIGERT(Haste.SNEL),
    /** SMS to somebody on duty, or to a night desk, does not arrive. */
    NUMMER_WEIGERT(Haste.SNEL),
    /** A task in the region is far past its term. */
    ESCALATIE(Haste.VOORKEUR),
    /** A task of a colleague is past its term. */
    TERMIJN_VERSTREKEN(Haste.VOORKEUR),
    /** A task must be done soon. */
    HERINNERING(Haste.VOORKEUR),
    /** A task waits for this person or their group. */
    NIEUWE_TAAK(Haste.VOORKEUR),
    /** A role that nobody holds, so that its steps wait with who stands in. */
    VACATURE(Haste.VOORKEUR),
    /** A reporter cannot be reached by mail. */
    MELDER_ONBEREIKBAAR(Haste.VOORKEUR),
    /** An organisation brought a signal that plays in this municipality; the region has it. */
    SIGNAAL_BIJ_REGIO(Haste.VOORKEUR),
    /** A file of a case was thrown away: something harmful was in it, or nothing can open it. */
    BESTAND_NIET_BEWAARD(Haste.VOORKEUR),
    /** Something was added to a case that this person or their group works on. */
    NIEUWS_IN_ZAAK(Haste.VOORKEUR),
    /** A new signal belongs to a case that ended: it may have to be opened again. */
    GEKOPPELD_AAN_EINDE(Haste.SNEL),
    /** There is something to read about signals that this person brought as a list. */
    NIEUWS_OVER_LIJST(Haste.VOORKEUR),
    /** A step is not needed any more, since the case ended. */
    STAP_VERVALLEN(Haste.VOORKEUR),
    /** A shelter that was asked for a bed is not needed any more. */
    PLEK_NIET_MEER_NODIG(Haste.SNEL),
    /** The search in which a shelter was asked is parked: nothing to answer and no bed to keep for now. */
    PLEKVRAAG_WACHT(Haste.SNEL),
    /** Models of the region were proposed, approved, refused or made live, or something is wrong with those that are live. */
    MODELLEN(Haste.SNEL),
    /** The list on paper for the coming night is ready. */
    NOODLIJST(Haste.SNEL),
    /** Something about the rota of the on-call service asks for attention. */
    PIKETROOSTER(Haste.SNEL),
    /** A role that opens cases was proposed and waits for this person's yes. */
    ROLVOORSTEL(Haste.SNEL),
    /** A role that the route needs is held by nobody since somebody left. */
    ROL_ONBEZET(Haste.SNEL),
    /** Something was kept long enough, and waits for who reads or confirms that it is destroyed. */
    BEWAARTERMIJN(Haste.VOORKEUR),
    /** There are looks at cases that a data protection officer should look at. */
    TOEGANG_MELDING(Haste.SNEL),
    /** Somebody may choose a first or a new password; the link works once. */
    UITNODIGING(Haste.ALLEEN),
    /** How somebody logs in changed: if it was not them, they know at once. */
    TWEEDE_STAP(Haste.ALLEEN),
    /** Somebody does the part of a colleague who is away, from now on. */
    VERVANGING(Haste.SNEL),
    /** Somebody's password was right on a device that was not seen before. */
    NIEUW_APPARAAT(Haste.ALLEEN),
    /** Somebody logged in at their own organisation for the first time: a way in that was not there before. */
    EIGEN_INLOG(Haste.ALLEEN),
    /** Somebody asked whether mail arrives. */
    PROEFMAIL(Haste.ALLEEN),
    /** Where the access log ends today; the end of the link is what the mail quotes. */
    TOEGANGSLOG_KOP(Haste.ALLEEN);

    /** How soon a message goes, and with what. */
    public enum Haste {
        /** Wakes somebody: by SMS too, and by senders of its own. */
        ALARM,
        /** At once. */
        NU,
        /** Within minutes, with whatever else waits for the same person. */
        SNEL,
        /** The same, at the rhythm that somebody chose. */
        VOORKEUR,
        /** At once and in a mail of its own, which somebody keeps. */
        ALLEEN;

        /** Whether it can wait for what else there is. */
        public boolean waits() {
            return this == SNEL || this == VOORKEUR;
        }
    }

    private final Haste haste;

    Template(Haste haste) {
        this.haste = haste;
    }

    /** How soon it goes. */
    public Haste haste() {
        return haste;
    }

    /** Whether it must reach somebody now: it can go by SMS too, and mail goes to where somebody reads it at night. */
    public boolean atNight() {
        return haste == Haste.ALARM;
    }

    /** The same about a task that is acute. */
    public Template acute() {
        return switch (this) {
            case NIEUWE_TAAK -> NIEUWE_TAAK_ACUUT;
            case HERINNERING -> HERINNERING_ACUUT;
            case TERMIJN_VERSTREKEN -> TERMIJN_VERSTREKEN_ACUUT;
            case ESCALATIE -> ESCALATIE_ACUUT;
            default -> this;
        };
    }
}
