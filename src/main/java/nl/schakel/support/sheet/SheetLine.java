package nl.schakel.support.sheet;

import java.util.List;

/**
 * Value: one row of a sheet that has something in it.
 *
 * @param number as the spreadsheet shows it, from 1
 * @param hidden whether the spreadsheet does not show it
 * @param merged whether cells of it are merged with others
 */
public record SheetLine(int number, List<Cell> cells, boolean hidden, boolean merged) {

    public SheetLine {
        cells = List.copyOf(cells);
    }

    /** The cell in this column, from 0; empty beyond the last one. */
    public Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }

    /** Whether nothing stands in it. */
    public boolean blank() {
        return cells.stream().allMatch(Cell::blank);
    }
}
