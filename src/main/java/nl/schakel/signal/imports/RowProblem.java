package nl.schakel.signal.imports;

/**
 * Value: something about one row that its sender has to mend or may want to look at.
 *
 * @param column as the spreadsheet shows it, such as {@code D}; empty when it is about the whole row
 * @param heading of that column; empty when it has none
 * @param code short stable code for machines
 * @param text in Dutch, without what stands in the cell
 */
public record RowProblem(String column, String heading, String code, String text) {}
