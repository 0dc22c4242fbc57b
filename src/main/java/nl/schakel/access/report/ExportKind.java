package nl.schakel.access.report;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: by which standard the access log is exported. */
public enum ExportKind implements Coded {
    /** Logboek Dataverwerkingen (Logius): a row for each data subject, and no user. */
    LOGBOEK,
    /** The same row with the fields of NEN 7513, as the draft extension of the standard names them: who looked, and what for. */
    NEN7513;

    /** The kind with this code. */
    public static Optional<ExportKind> of(String code) {
        return Coded.of(ExportKind.class, code);
    }
}
