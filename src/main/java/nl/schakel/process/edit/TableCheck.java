package nl.schakel.process.edit;

import java.util.List;
import nl.schakel.process.rules.HiddenCharacters;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.StorableText;

/** Check of the rows of a decision table that somebody wrote or changed; what was so before is not held against them. */
final class TableCheck {

    private static final int MOST = 500;
    private static final int LONGEST_REMARK = 500;

    private final List<TableRow> before;
    private final List<TableColumn> inputs;
    private final List<TableColumn> outputs;
    private final InputCheck check = new InputCheck();

    private TableCheck(List<TableRow> before, List<TableColumn> inputs, List<TableColumn> outputs) {
        this.before = before;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    static void check(
            List<TableRow> wanted, List<TableRow> before, List<TableColumn> inputs, List<TableColumn> outputs) {
        TableCheck one = new TableCheck(before, inputs, outputs);
        one.all(wanted);
        one.check.done();
    }

    private void all(List<TableRow> wanted) {
        if (wanted.size() > MOST) {
            check.error("regels", "te-veel", "fout.tabel.te-veel", MOST);
            return;
        }
        if (wanted.isEmpty()) {
            check.error("regels", "verplicht", "fout.tabel.leeg");
        }
        check.once(
                "regels",
                wanted.stream().map(TableRow::id).filter(id -> !id.isEmpty()).toList());
        for (int i = 0; i < wanted.size(); i++) {
            String at = "regels[" + i + "]";
            TableRow line = wanted.get(i);
            TableRow now = before.stream()
                    .filter(one -> one.id().equals(line.id()))
                    .findFirst()
                    .orElse(null);
            if (now == null && !line.id().isEmpty()) {
                check.error(at, "weg", "fout.tabel.weg");
            } else if (line.conditions().size() != inputs.size()
                    || line.outcomes().size() != outputs.size()) {
                check.error(at, "kolommen", "fout.tabel.kolommen", inputs.size(), outputs.size());
            } else {
                line(at, line, now);
            }
        }
    }

    private void line(String at, TableRow line, TableRow now) {
        for (int i = 0; i < inputs.size(); i++) {
            TableCondition condition = line.conditions().get(i);
            if (now == null || !now.conditions().get(i).agrees(condition)) {
                condition(at + ".voorwaarden[" + i + "]", condition, inputs.get(i));
            }
        }
        for (int i = 0; i < outputs.size(); i++) {
            String outcome = line.outcomes().get(i);
            if (now == null || !now.outcomes().get(i).equals(outcome)) {
                outcome(at + ".uitkomsten[" + i + "]", outcome, outputs.get(i));
            }
        }
        if (now == null || !now.remark().equals(line.remark())) {
            check.text(at + ".toelichting", line.remark(), LONGEST_REMARK);
            if (HiddenCharacters.in(line.remark())) {
                check.error(at + ".toelichting", StorableText.CODE, StorableText.SENTENCE);
            }
        }
    }

    private void condition(String at, TableCondition condition, TableColumn column) {
        boolean fits = condition.kind() == ConditionKind.ALLES
                || condition.kind() != ConditionKind.EIGEN
                        && column.several() == (condition.kind() == ConditionKind.BEVAT);
        if (!fits) {
            check.error(at, "soort", "fout.tabel.soort");
        } else if (condition.kind() == ConditionKind.ALLES) {
            if (!condition.values().isEmpty()) {
                check.error(at, "soort", "fout.tabel.alles");
            }
        } else if (condition.values().isEmpty()) {
            check.error(at, "verplicht", "fout.tabel.kies");
        } else {
            check.once(at, condition.values());
            condition
                    .values()
                    .forEach(value -> check.code(at, value, column.values().keySet()));
        }
    }

    private void outcome(String at, String outcome, TableColumn column) {
        if (outcome == null || outcome.isEmpty()) {
            check.error(at, "verplicht", "fout.tabel.uitkomst");
        } else {
            check.code(at, outcome, column.values().keySet());
        }
    }
}
