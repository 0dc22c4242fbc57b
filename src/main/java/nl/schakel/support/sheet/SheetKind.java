package nl.schakel.support.sheet;

import java.util.Optional;
import nl.schakel.support.Coded;

/** Code list: the kinds of spreadsheet that are read and written. */
public enum SheetKind implements Coded {
    ODS("application/vnd.oasis.opendocument.spreadsheet"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    CSV("text/csv;charset=UTF-8");

    private final String mediaType;

    SheetKind(String mediaType) {
        this.mediaType = mediaType;
    }

    /** As an answer names it. */
    public String mediaType() {
        return mediaType;
    }

    /** The kind with this code, which is how the name of a file ends. */
    public static Optional<SheetKind> of(String code) {
        return Coded.of(SheetKind.class, code);
    }
}
