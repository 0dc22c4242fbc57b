package nl.schakel.signal;

import java.util.List;
import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: how somebody was in contact, or that it is a note only. */
public enum NoteKind implements Coded {
    NOTITIE,
    TELEFOON,
    BEZOEK,
    MAIL;

    /** The constant of a code, if there is one. */
    public static Optional<NoteKind> of(String code) {
        return Coded.of(NoteKind.class, code);
    }

    /** All codes, in the order in which people see them. */
    public static List<String> codes() {
        return Coded.codes(NoteKind.class);
    }
}
