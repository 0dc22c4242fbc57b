package nl.schakel.feedback;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: what a reporter can be told; the Dutch sentences stand in {@code feedback-messages.properties}. */
public enum FeedbackKind implements Coded {
    ONTVANGEN,
    OPGEPAKT,
    DOORGEZET,
    OVERGEDRAGEN,
    VRAAG,
    AANGEVULD,
    INTREKKING_ONTVANGEN,
    INTREKKING_DOORGAAN,
    GEKOPPELD,
    AFGESLOTEN,
    HERZIENING_ONTVANGEN,
    EINDE_BLIJFT,
    HEROPEND;

    /** The constant of a code, if there is one. */
    public static Optional<FeedbackKind> of(String code) {
        return Coded.of(FeedbackKind.class, code);
    }
}
