package nl.schakel.support.sheet;

/**
 * Limits of what is read of a spreadsheet, so that no file can fill the memory of a node.
 *
 * @param bytes of the file as it was sent
 * @param unpacked bytes that come out of its zip
 * @param rows that people may have below the headings; some more are read, for headings and explanation
 * @param columns the last column in which something may stand
 * @param text characters of one cell
 */
public record SheetLimits(int bytes, long unpacked, int rows, int columns, int text) {

    private static final int BESIDE_ROWS = 100;

    /** How many rows with something in them are read of one sheet. */
    int lines() {
        return rows + BESIDE_ROWS;
    }
}
