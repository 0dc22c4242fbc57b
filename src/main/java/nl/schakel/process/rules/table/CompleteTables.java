package nl.schakel.process.rules.table;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.RuleFindings;

/**
 * Check that a table answers every combination of values, that no two rows contradict, and that no row is in the shadow of
 * those above it. The table of terms is sparse on purpose: what must stand in it, {@code TermOfEachStep} asks.
 */
public final class CompleteTables implements ModelRule {

    private static final String SPARSE = "termijnen";
    private static final int MOST_ROWS = 1_000;
    private static final int MOST_COMBINATIONS = 200_000;

    private static final Set<String> ONE_ANSWER = Set.of("UNIQUE", "ANY", "FIRST");

    @Override
    public String id() {
        return "tabel";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        ClosedLists known = ClosedLists.of(bundle);
        for (ModelBundle.DecisionFile table : bundle.decisions()) {
            if (!table.file().equals(table.key() + ".dmn")) {
                findings.error(table.file(), table.key(), "bestand", table.key());
            }
            TableGrid grid = TableGrid.of(table, known);
            grid.broken.forEach(cell -> findings.error(table.file(), cell.row(), "cel", cell.cell()));
            if (grid.rows.isEmpty()) {
                findings.error(table.file(), table.key(), "leeg");
            } else if (!ONE_ANSWER.contains(grid.hitPolicy)) {
                // every row that fits counts: nothing has to fit, and none stands in the way of another
                grid.fittingNothing().forEach(row -> findings.warning(table.file(), row, "schaduw", row));
            } else if (grid.rows.size() > MOST_ROWS || grid.combinations() > MOST_COMBINATIONS) {
                findings.warning(
                        table.file(),
                        table.key(),
                        "groot",
                        String.valueOf(grid.rows.size()),
                        String.valueOf(MOST_COMBINATIONS));
            } else if (grid.broken.isEmpty()) {
                new Combinations(table, grid, findings).look();
            }
        }
    }

    /** Goes through all combinations of one table. */
    private static final class Combinations {
        private final ModelBundle.DecisionFile table;
        private final TableGrid grid;
        private final RuleFindings findings;
        private final BitSet used = new BitSet();
        private final Set<String> contradicting = new HashSet<>();
        private String gap;

        Combinations(ModelBundle.DecisionFile table, TableGrid grid, RuleFindings findings) {
            this.table = table;
            this.grid = grid;
            this.findings = findings;
        }

        void look() {
            BitSet all = new BitSet();
            all.set(0, grid.rows.size());
            go(0, all, "");
            if (gap != null) {
                findings.error(table.file(), table.key(), "gat", gap);
            }
            for (int row = 0; row < grid.rows.size(); row++) {
                if (!used.get(row)) {
                    findings.warning(table.file(), grid.rows.get(row), "schaduw", grid.rows.get(row));
                }
            }
        }

        private void go(int column, BitSet rows, String values) {
            if (rows.isEmpty()) {
                if (gap == null && !table.key().equals(SPARSE)) {
                    gap = values;
                }
                return;
            }
            if (column == grid.columns.size()) {
                end(rows, values);
                return;
            }
            TableGrid.Column one = grid.columns.get(column);
            for (int i = 0; i < one.values().size(); i++) {
                BitSet left = (BitSet) rows.clone();
                left.and(one.rows().get(i));
                String value = one.name() + " = " + one.values().get(i);
                go(column + 1, left, values.isEmpty() ? value : values + ", " + value);
            }
        }

        private void end(BitSet rows, String values) {
            if (grid.hitPolicy.equals("FIRST")) {
                used.set(rows.nextSetBit(0));
                return;
            }
            used.or(rows);
            int first = rows.nextSetBit(0);
            int second = rows.nextSetBit(first + 1);
            boolean same = grid.hitPolicy.equals("ANY")
                    && rows.stream().allMatch(row -> grid.results.get(row).equals(grid.results.get(first)));
            if (second >= 0 && !same && contradicting.add(first + "/" + second)) {
                findings.error(
                        table.file(),
                        grid.rows.get(second),
                        "overlap",
                        grid.rows.get(first),
                        grid.rows.get(second),
                        values);
            }
        }
    }
}
