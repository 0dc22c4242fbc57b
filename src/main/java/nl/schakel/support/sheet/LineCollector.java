package nl.schakel.support.sheet;

import java.util.ArrayList;
import java.util.List;

/** Reader of one row after the other: keeps what has something in it, within the limits. */
final class LineCollector {

    private final SheetLimits limits;
    private final List<SheetLine> lines = new ArrayList<>();
    private List<Cell> cells = new ArrayList<>();

    LineCollector(SheetLimits limits) {
        this.limits = limits;
    }

    /** @param column from 0 */
    void put(long column, Cell cell) {
        if (cell.kind() != Cell.Kind.BROKEN && cell.text().isEmpty()) {
            return;
        }
        if (column >= limits.columns()) {
            throw SheetRefused.of("fout.lijst.te-veel-kolommen", limits.columns());
        }
        if (cell.text().length() > limits.text()) {
            throw SheetRefused.of("fout.lijst.cel-te-lang", limits.text());
        }
        while (cells.size() <= column) {
            cells.add(Cell.EMPTY);
        }
        cells.set((int) column, cell);
    }

    /** @param times how often the same row stands there, one below the other */
    void end(long number, long times, boolean hidden, boolean merged) {
        SheetLine line = new SheetLine((int) Math.min(number, Integer.MAX_VALUE), cells, hidden, merged);
        cells = new ArrayList<>();
        for (long more = 0; !line.blank() && more < times; more++) {
            if (lines.size() >= limits.lines()) {
                throw SheetRefused.of("fout.lijst.te-veel-rijen", limits.rows());
            }
            lines.add(new SheetLine((int) (number + more), line.cells(), hidden, merged));
        }
    }

    List<SheetLine> lines() {
        return lines;
    }
}
