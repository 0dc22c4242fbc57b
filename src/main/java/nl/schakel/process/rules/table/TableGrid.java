package nl.schakel.process.rules.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.XmlPart;

/**
 * Read model of a decision table: its columns with the values that can come in, and which rows hold for which value. Each
 * cell is asked once for each value by the language engine itself, so that there is no second FEEL; combinations are then
 * a matter of sets.
 */
final class TableGrid {

    /** What nobody wrote down, for a column without a list of values. */
    private static final String OTHER = "iets anders";

    /** Value: a column; {@code rows} holds for each value the rows that fit it. */
    record Column(String name, List<String> values, List<BitSet> rows) {}

    /** Value: a cell that cannot be evaluated. */
    record Broken(String row, String cell) {}

    final String hitPolicy;
    final List<String> rows = new ArrayList<>();
    final List<String> results = new ArrayList<>();
    final List<Column> columns = new ArrayList<>();
    final List<Broken> broken = new ArrayList<>();

    private TableGrid(String hitPolicy) {
        this.hitPolicy = hitPolicy;
    }

    /** Reads a table; lists of values that a form has are used for a column that has none of its own. */
    static TableGrid of(ModelBundle.DecisionFile table, ClosedLists known) {
        XmlPart grid = table.root().all().stream()
                .filter(part -> part.name().equals("decisionTable"))
                .findFirst()
                .orElse(null);
        if (grid == null) {
            return new TableGrid("");
        }
        String policy = grid.attributes().getOrDefault("hitPolicy", "UNIQUE");
        TableGrid read = new TableGrid(policy);
        List<XmlPart> rules = Cells.named(grid, "rule");
        rules.forEach(rule -> {
            read.rows.add(rule.id());
            read.results.add(String.join(
                    "; ",
                    Cells.named(rule, "outputEntry").stream().map(Cells::text).toList()));
        });
        List<List<String>> entries = rules.stream()
                .map(rule -> Cells.named(rule, "inputEntry").stream()
                        .map(Cells::text)
                        .toList())
                .toList();
        List<XmlPart> inputs = Cells.named(grid, "input");
        for (int i = 0; i < inputs.size(); i++) {
            int column = i;
            List<String> cells = entries.stream()
                    .map(row -> column < row.size() ? row.get(column) : "-")
                    .toList();
            read.column(inputs.get(i), cells, known);
        }
        return read;
    }

    private void column(XmlPart input, List<String> cells, ClosedLists known) {
        String name = Cells.named(input, "inputExpression").stream()
                .map(Cells::text)
                .findFirst()
                .orElse("");
        List<String> values =
                new ArrayList<>(values(input, cells, known.answers(name).keySet()));
        List<BitSet> rowsOf = new ArrayList<>();
        for (String value : values) {
            BitSet holds = new BitSet();
            for (int row = 0; row < cells.size(); row++) {
                if (fits(cells.get(row), value, row)) {
                    holds.set(row);
                }
            }
            rowsOf.add(holds);
        }
        // values that no row tells apart count once
        List<String> different = new ArrayList<>();
        List<BitSet> differentRows = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (!differentRows.contains(rowsOf.get(i))) {
                different.add(values.get(i));
                differentRows.add(rowsOf.get(i));
            }
        }
        columns.add(new Column(name, different, differentRows));
    }

    private static Set<String> values(XmlPart input, List<String> cells, Set<String> known) {
        Set<String> listed = new LinkedHashSet<>();
        Cells.named(input, "inputValues").forEach(list -> listed.addAll(Cells.mentioned(Cells.text(list))));
        Set<String> values = new LinkedHashSet<>(listed);
        if (listed.isEmpty()) {
            cells.forEach(cell -> values.addAll(Cells.mentioned(cell)));
            values.addAll(known);
            values.add(OTHER);
        }
        if (cells.stream().anyMatch(cell -> cell.contains("contains("))) {
            // an answer of several choices: alone and in pairs
            List<String> single = List.copyOf(values);
            for (String one : single) {
                single.stream().filter(two -> one.compareTo(two) < 0).forEach(two -> values.add(one + "," + two));
            }
        }
        return values;
    }

    private boolean fits(String cell, String value, int row) {
        Optional<Boolean> fits = Cells.fits(cell, value);
        if (fits.isEmpty()) {
            Broken one = new Broken(rows.get(row), cell);
            if (!broken.contains(one)) {
                broken.add(one);
            }
        }
        return fits.orElse(false);
    }

    /** The rows of which some cell fits no value at all. */
    List<String> fittingNothing() {
        List<String> found = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            int one = row;
            boolean never =
                    columns.stream().anyMatch(column -> column.rows().stream().noneMatch(holds -> holds.get(one)));
            if (never) {
                found.add(rows.get(row));
            }
        }
        return found;
    }

    /** How many combinations there are. */
    long combinations() {
        long all = 1;
        for (Column column : columns) {
            all = Math.min(Integer.MAX_VALUE, all * Math.max(1, column.values().size()));
        }
        return all;
    }
}
