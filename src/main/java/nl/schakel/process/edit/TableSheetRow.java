package nl.schakel.process.edit;

import java.util.ArrayList;
import java.util.List;
import nl.schakel.process.rules.XmlPart;
import nl.schakel.process.rules.table.Cells;

/** Value: one row of a decision table, with where it stands in the file. */
record TableSheetRow(TableRow line, XmlPlaces.ElementPlace place) {

    private static final String REMARK = "description";

    static TableSheetRow of(XmlPart rule, XmlPlaces.ElementPlace place) {
        return new TableSheetRow(
                new TableRow(
                        rule.id() == null ? "" : rule.id(),
                        Cells.named(rule, REMARK).stream()
                                .map(part -> part.text().strip())
                                .findFirst()
                                .orElse(""),
                        Cells.named(rule, "inputEntry").stream()
                                .map(cell -> TableCondition.of(Cells.text(cell)))
                                .toList(),
                        Cells.named(rule, "outputEntry").stream()
                                .map(cell -> outcome(Cells.text(cell)))
                                .toList()),
                place);
    }

    private static String outcome(String cell) {
        return Cells.value(cell) instanceof String text && cell.startsWith("\"") ? text : cell;
    }

    /** How it is written with another content: only the cells that say something else differ. */
    String with(TableRow wanted, String text) {
        StringBuilder result = new StringBuilder(text.substring(place.start(), place.end()));
        // from the end backwards, so that what is still to be changed stays in its place
        for (int i = line.outcomes().size() - 1; i >= 0; i--) {
            if (!line.outcomes().get(i).equals(wanted.outcomes().get(i))) {
                say(result, "outputEntry", i, DmnText.quoted(wanted.outcomes().get(i)));
            }
        }
        for (int i = line.conditions().size() - 1; i >= 0; i--) {
            if (!line.conditions().get(i).agrees(wanted.conditions().get(i))) {
                say(result, "inputEntry", i, wanted.conditions().get(i).cell());
            }
        }
        if (!line.remark().equals(wanted.remark())) {
            remark(result, wanted.remark(), text);
        }
        return result.toString();
    }

    private void say(StringBuilder result, String kind, int column, String value) {
        XmlPlaces.ElementPlace cell = place.named(kind).get(column);
        List<XmlPlaces.ElementPlace> said = cell.named("text");
        if (!said.isEmpty()) {
            replace(result, said.get(0), DmnText.element(said.get(0).tag(), value));
        } else {
            String tag = result.substring(cell.start() - place.start(), cell.inside() - place.start());
            String open =
                    tag.endsWith("/>") ? tag.substring(0, tag.length() - 2).stripTrailing() + ">" : tag;
            replace(result, cell, open + DmnText.element(cell.prefix() + "text", value) + "</" + cell.tag() + ">");
        }
    }

    private void remark(StringBuilder result, String wanted, String text) {
        List<XmlPlaces.ElementPlace> said = place.named(REMARK);
        if (!said.isEmpty()) {
            replace(result, said.get(0), DmnText.element(said.get(0).tag(), wanted));
        } else {
            int end = place.inside();
            while (Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            result.insert(
                    place.inside() - place.start(),
                    text.substring(place.inside(), end) + DmnText.element(place.prefix() + REMARK, wanted));
        }
    }

    private void replace(StringBuilder result, XmlPlaces.ElementPlace what, String written) {
        result.replace(what.start() - place.start(), what.end() - place.start(), written);
    }

    /** A new row, as the others are written. */
    static String written(
            String id,
            TableRow line,
            List<TableColumn> inputs,
            List<TableColumn> outputs,
            String prefix,
            String margin) {
        boolean lines = margin.contains("\n");
        String inner = lines ? margin + "  " : "";
        List<String> parts = new ArrayList<>();
        if (!line.remark().isEmpty()) {
            parts.add(inner + DmnText.element(prefix + REMARK, line.remark()));
        }
        for (int i = 0; i < inputs.size(); i++) {
            String cell = line.conditions().get(i).cell();
            parts.add(DmnText.entry(prefix + "inputEntry", id, inputs.get(i).key(), cell, prefix, inner));
        }
        for (int i = 0; i < outputs.size(); i++) {
            String cell = DmnText.quoted(line.outcomes().get(i));
            parts.add(DmnText.entry(prefix + "outputEntry", id, outputs.get(i).key(), cell, prefix, inner));
        }
        return "<" + prefix + "rule id=\"" + id + "\">" + String.join("", parts) + (lines ? margin : "") + "</" + prefix
                + "rule>";
    }
}
