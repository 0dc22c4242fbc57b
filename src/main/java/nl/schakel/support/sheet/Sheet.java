package nl.schakel.support.sheet;

import java.util.List;

/**
 * Value: one sheet of a workbook with the rows that have something in them.
 *
 * @param name as its tab says; empty for CSV
 * @param hidden whether the spreadsheet does not show it; it is not read then, and has no rows
 */
public record Sheet(String name, boolean hidden, List<SheetLine> lines) {

    public Sheet {
        lines = List.copyOf(lines);
    }
}
