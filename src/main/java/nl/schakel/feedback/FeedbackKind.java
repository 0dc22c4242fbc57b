package nl.schakel.feedback;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a reporter can be told; the Dutch sentences stand in {@code feedback-messages.properties}. */
public enum FeedbackKind {
    ONTVANGEN,
    OPGEPAKT,
    DOORGEZET,
    OVERGEDRAGEN,
    VRAAG,
    AANGEVULD,
    INTREKKING_ONTVANGEN,
    INTREKKING_DOORGAAN,
    GEKOPPELD,
    AFGESLOTEN;

    /** The code as models write it, for example {@code intrekking-ontvangen}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of a code, if there is one. */
    public static Optional<FeedbackKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** Whether this comes with the end of the route: then it is no word "before the end" any more. */
    boolean closing() {
        return this == GEKOPPELD || this == AFGESLOTEN;
    }
}
