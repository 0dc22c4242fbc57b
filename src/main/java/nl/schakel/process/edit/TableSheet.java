package nl.schakel.process.edit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.XmlPart;
import nl.schakel.process.rules.table.Cells;
import nl.schakel.process.rules.table.ClosedLists;

/**
 * Value: a decision table, of which the rows are read and changed as a director says them. What is not changed keeps every
 * character, so that a version shows only what a director did.
 */
public final class TableSheet {

    /** How the names of the files of tables end. */
    public static final String ENDING = ".dmn";

    private static final Set<String> ONE_ROW = Set.of("UNIQUE", "FIRST", "ANY");

    private final String text;
    private final String name;
    private final String explanation;
    private final boolean oneRow;
    private final boolean ordered;
    private final XmlPlaces.ElementPlace grid;
    private final List<TableColumn> inputs = new ArrayList<>();
    private final List<TableColumn> outputs = new ArrayList<>();
    private final List<TableSheetRow> rows = new ArrayList<>();
    private final Set<String> ids = new LinkedHashSet<>();

    private TableSheet(String text, XmlPart root, ClosedLists lists, Map<String, Map<String, String>> own) {
        this.text = text;
        XmlPart decision = first(root, "decision");
        XmlPart table = first(root, "decisionTable");
        this.name = decision.attributes().getOrDefault("name", "");
        this.explanation = Cells.named(decision, "description").stream()
                .map(part -> part.text().strip())
                .findFirst()
                .orElse("");
        String policy = table.attributes().getOrDefault("hitPolicy", "UNIQUE");
        this.oneRow = ONE_ROW.contains(policy);
        this.ordered = policy.equals("FIRST");
        this.grid = XmlPlaces.root(text).first("decisionTable");
        read(table);
        columns(table, lists, own);
        root.all().stream().map(XmlPart::id).filter(id -> id != null).forEach(ids::add);
    }

    /**
     * Reads a table of a bundle.
     *
     * @param file its name in the bundle
     * @param own lists of answers that stand in no form, by the key of the question, with how people call them
     * @throws IllegalArgumentException when the file is none
     */
    public static TableSheet of(byte[] dmn, String file, ModelBundle bundle, Map<String, Map<String, String>> own) {
        ModelBundle.DecisionFile read = bundle.decisions().stream()
                .filter(table -> table.file().equals(file))
                .findFirst()
                .orElseThrow(TableSheet::noTable);
        String text = new String(dmn, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), dmn)) {
            throw noTable();
        }
        return new TableSheet(text, read.root(), ClosedLists.of(bundle), own);
    }

    private static IllegalArgumentException noTable() {
        return new IllegalArgumentException("no decision table");
    }

    private static XmlPart first(XmlPart root, String name) {
        return root.all().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(TableSheet::noTable);
    }

    private void read(XmlPart table) {
        int columns = Cells.named(table, "input").size();
        int outcomes = Cells.named(table, "output").size();
        List<XmlPart> rules = Cells.named(table, "rule");
        List<XmlPlaces.ElementPlace> places = grid.named("rule");
        for (int i = 0; i < rules.size(); i++) {
            TableSheetRow row = TableSheetRow.of(rules.get(i), places.get(i));
            if (row.line().conditions().size() != columns
                    || row.line().outcomes().size() != outcomes
                    || row.line().id().isEmpty()) {
                throw noTable();
            }
            rows.add(row);
        }
    }

    private void columns(XmlPart table, ClosedLists lists, Map<String, Map<String, String>> own) {
        List<XmlPart> asked = Cells.named(table, "input");
        for (int i = 0; i < asked.size(); i++) {
            int column = i;
            String key = Cells.named(asked.get(i), "inputExpression").stream()
                    .map(Cells::text)
                    .findFirst()
                    .orElse("");
            List<TableCondition> cells = rows.stream()
                    .map(row -> row.line().conditions().get(column))
                    .toList();
            boolean several = lists.several(key) || cells.stream().anyMatch(cell -> cell.kind() == ConditionKind.BEVAT);
            inputs.add(new TableColumn(
                    key,
                    asked.get(i).attributes().getOrDefault("label", key),
                    values(
                            asked.get(i),
                            "inputValues",
                            own.getOrDefault(key, lists.answers(key)),
                            cells.stream()
                                    .flatMap(cell -> cell.values().stream())
                                    .toList()),
                    several));
        }
        List<XmlPart> said = Cells.named(table, "output");
        for (int i = 0; i < said.size(); i++) {
            int column = i;
            String key = said.get(i).attributes().getOrDefault("name", "");
            outputs.add(new TableColumn(
                    key,
                    said.get(i).attributes().getOrDefault("label", key),
                    values(
                            said.get(i),
                            "outputValues",
                            Map.of(),
                            rows.stream()
                                    .map(row -> row.line().outcomes().get(column))
                                    .toList()),
                    false));
        }
    }

    /** The list of the table itself; without one what a form offers, and what stands in the cells. */
    private static Map<String, String> values(
            XmlPart column, String list, Map<String, String> answers, List<String> mentioned) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> listed = Cells.named(column, list).stream()
                .flatMap(part -> Cells.mentioned(Cells.text(part)).stream())
                .toList();
        (listed.isEmpty() ? answers.keySet() : listed)
                .forEach(code -> values.put(code, answers.getOrDefault(code, "")));
        if (listed.isEmpty()) {
            mentioned.forEach(code -> values.putIfAbsent(code, ""));
        }
        return values;
    }

    /** How people call the table. */
    public String name() {
        return name;
    }

    /** What people wrote of the table as a whole; may be empty. */
    public String explanation() {
        return explanation;
    }

    /** Whether one row answers; else all rows count that fit. */
    public boolean oneRow() {
        return oneRow;
    }

    /** Whether the upper one of two rows goes first. */
    public boolean ordered() {
        return ordered;
    }

    /** What is asked. */
    public List<TableColumn> inputs() {
        return List.copyOf(inputs);
    }

    /** What comes of it. */
    public List<TableColumn> outputs() {
        return List.copyOf(outputs);
    }

    /** The rows in their order. */
    public List<TableRow> lines() {
        return rows.stream().map(TableSheetRow::line).toList();
    }

    /**
     * The rows that count for these answers.
     *
     * @param answers codes by the key of their column; several with a comma between them; none for what has no answer
     */
    public List<TableRow> counting(Map<String, String> answers) {
        List<TableRow> fitting = rows.stream()
                .filter(row -> fits(row, answers))
                .map(TableSheetRow::line)
                .toList();
        return oneRow ? fitting.stream().limit(1).toList() : fitting;
    }

    private boolean fits(TableSheetRow row, Map<String, String> answers) {
        for (int i = 0; i < inputs.size(); i++) {
            String answer = answers.getOrDefault(inputs.get(i).key(), "");
            if (!Cells.fits(row.line().conditions().get(i).written(), answer).orElse(false)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The file with these rows in this order. What is not among them is taken away; the ids of new rows are made here.
     *
     * @throws nl.schakel.support.input.InvalidInput when something cannot be so; fields are named {@code
     *     regels[1].uitkomsten[0]}
     */
    public byte[] with(List<TableRow> wanted) {
        Map<String, TableSheetRow> known =
                rows.stream().collect(Collectors.toMap(row -> row.line().id(), row -> row));
        TableCheck.check(wanted, lines(), inputs, outputs);
        StringBuilder result = new StringBuilder(text.substring(0, begin()));
        Set<String> taken = new LinkedHashSet<>(ids);
        for (TableRow line : wanted) {
            TableSheetRow row = known.get(line.id());
            if (row == null) {
                result.append(margin()).append(fresh(line, taken));
            } else {
                // a comment above a row goes where the row goes
                result.append(text, gapBefore(row), row.place().start()).append(row.with(line, text));
            }
        }
        return result.append(text.substring(end())).toString().getBytes(StandardCharsets.UTF_8);
    }

    private String fresh(TableRow line, Set<String> taken) {
        String id = QuestionNames.free(
                "Regel_" + TermSheetRow.pascal(String.join("-", line.outcomes())), "", taken::contains);
        taken.add(id);
        return TableSheetRow.written(id, line, inputs, outputs, grid.prefix(), margin());
    }

    private int begin() {
        return rows.isEmpty() ? end() : gapBefore(rows.get(0));
    }

    private int end() {
        return rows.isEmpty()
                ? grid.insideEnd() - XmlPlaces.before(text, grid.insideEnd()).length()
                : rows.get(rows.size() - 1).place().end();
    }

    /** Where what stands between a row and what comes before it begins. */
    private int gapBefore(TableSheetRow row) {
        int from = grid.inside();
        for (XmlPlaces.ElementPlace child : grid.children()) {
            if (child.end() <= row.place().start()) {
                from = Math.max(from, child.end());
            }
        }
        return from;
    }

    /** Where a row begins on its line, with the end of the line before it. */
    private String margin() {
        List<XmlPlaces.ElementPlace> children = grid.children();
        if (children.isEmpty()) {
            return "";
        }
        int start = children.get(children.size() - 1).start();
        return XmlPlaces.before(text, start);
    }
}
