package nl.schakel.support.sheet;

import java.util.List;

/**
 * Value: a spreadsheet as it was read.
 *
 * @param kind what it is by its content
 * @param misnamed whether its name says something else
 */
public record Workbook(SheetKind kind, boolean misnamed, List<Sheet> sheets) {

    public Workbook {
        sheets = List.copyOf(sheets);
    }
}
