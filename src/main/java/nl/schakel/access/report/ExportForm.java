package nl.schakel.access.report;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: how the rows of an export are written. */
public enum ExportForm implements Coded {
    /** A JSON object on each line. */
    JSONL,
    /** For a spreadsheet. */
    CSV;

    /** The form with this code. */
    public static Optional<ExportForm> of(String code) {
        return Coded.of(ExportForm.class, code);
    }
}
