package nl.schakel.process.rules.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.XmlPart;

/** Calculation of which row of a table with hit policy FIRST answers a question. */
public final class FirstRow {

    private record Row(List<String> inputs, Map<String, Object> outputs) {}

    private final List<String> columns;
    private final List<Row> rows = new ArrayList<>();

    private FirstRow(XmlPart grid) {
        columns = Cells.named(grid, "input").stream()
                .map(input -> Cells.named(input, "inputExpression").stream()
                        .map(Cells::text)
                        .findFirst()
                        .orElse(""))
                .toList();
        List<String> names = Cells.named(grid, "output").stream()
                .map(output -> output.attributes().getOrDefault("name", ""))
                .toList();
        for (XmlPart rule : Cells.named(grid, "rule")) {
            Map<String, Object> outputs = new HashMap<>();
            List<XmlPart> cells = Cells.named(rule, "outputEntry");
            for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
                outputs.put(names.get(i), Cells.value(Cells.text(cells.get(i))));
            }
            rows.add(new Row(
                    Cells.named(rule, "inputEntry").stream().map(Cells::text).toList(), outputs));
        }
    }

    /** Of a table of this file. */
    public static Optional<FirstRow> of(ModelBundle.DecisionFile table) {
        return table.root().all().stream()
                .filter(part -> part.name().equals("decisionTable"))
                .map(FirstRow::new)
                .findFirst();
    }

    /** The output cells by the names of their columns; null where a cell says nothing readable. Empty when no row fits. */
    public Optional<Map<String, Object>> answering(Map<String, String> question) {
        return rows.stream()
                .filter(row -> fits(row, question))
                .map(Row::outputs)
                .findFirst();
    }

    private boolean fits(Row row, Map<String, String> question) {
        for (int i = 0; i < Math.min(columns.size(), row.inputs().size()); i++) {
            String value = question.get(columns.get(i));
            if (value != null && !Cells.fits(row.inputs().get(i), value).orElse(false)) {
                return false;
            }
        }
        return true;
    }
}
