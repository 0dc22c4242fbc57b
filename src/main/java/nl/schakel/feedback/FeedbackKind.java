package nl.schakel.feedback;

import java.util.*;

public enum FeedbackKind {
    ONTVANGEN,
    OPGEPAKT,
    DOORGEZET,
    OVERGEDRAGEN,
    VRAAG,
    AANGEVULD,
    AFGESLOTEN;

    public static Optional<FeedbackKind> of(String s) {
        return Arrays.stream(values()).filter(v -> v.name().equalsIgnoreCase(s)).findFirst();
    }
}
