package nl.schakel.process.edit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.schakel.process.rules.XmlPart;
import nl.schakel.process.rules.table.Cells;

/**
 * Value: one row of the table of terms, with where it stands in the file.
 *
 * @param conditions its input cells by column, as they are written
 * @param cells where each output cell stands, by column
 */
record TermSheetRow(
        String id,
        Map<String, String> conditions,
        TermLine line,
        XmlPlaces.ElementPlace place,
        Map<String, XmlPlaces.ElementPlace> cells,
        XmlPlaces.ElementPlace remark) {

    private static final String NO_REGION = "";
    private static final String ANY_CELL = "-";

    static TermSheetRow of(XmlPart rule, XmlPlaces.ElementPlace place, List<String> inputs, List<String> outputs) {
        Map<String, String> conditions = new LinkedHashMap<>();
        List<XmlPart> entries = Cells.named(rule, "inputEntry");
        for (int i = 0; i < inputs.size(); i++) {
            conditions.put(inputs.get(i), i < entries.size() ? Cells.text(entries.get(i)) : ANY_CELL);
        }
        Map<String, Object> said = new LinkedHashMap<>();
        Map<String, XmlPlaces.ElementPlace> cells = new LinkedHashMap<>();
        List<XmlPart> results = Cells.named(rule, "outputEntry");
        List<XmlPlaces.ElementPlace> places = place.named("outputEntry");
        for (int i = 0; i < Math.min(outputs.size(), results.size()); i++) {
            said.put(outputs.get(i), Cells.value(Cells.text(results.get(i))));
            cells.put(outputs.get(i), places.get(i));
        }
        String remark = Cells.named(rule, "description").stream()
                .map(part -> part.text().strip())
                .findFirst()
                .orElse("");
        return new TermSheetRow(
                rule.id() == null ? "" : rule.id(),
                conditions,
                new TermLine(
                        literal(conditions.get("urgentie")),
                        text(said, "duur"),
                        text(said, "telling"),
                        text(said, "oppaktermijn"),
                        number(said.get("herinnering")),
                        text(said, "bij100"),
                        text(said, "bij150"),
                        remark),
                place,
                cells,
                place.named("description").stream().findFirst().orElse(null));
    }

    private static String text(Map<String, Object> said, String column) {
        return said.get(column) instanceof String text ? text : "";
    }

    private static BigDecimal number(Object value) {
        return value instanceof Number number ? new BigDecimal(number.toString()) : null;
    }

    /** The one thing that a cell names; nothing when it holds for all; as it is written when it says something else. */
    private static String literal(String cell) {
        if (cell.isBlank() || cell.equals(ANY_CELL)) {
            return "";
        }
        return Cells.value(cell) instanceof String text ? text : cell;
    }

    String region() {
        return literal(conditions.get("regio"));
    }

    String process() {
        return literal(conditions.get("proces"));
    }

    String step() {
        return literal(conditions.get("stap"));
    }

    int start() {
        return place.start();
    }

    int end() {
        return place.end();
    }

    boolean fits(String process, String step, String urgency) {
        return holds("regio", NO_REGION)
                && holds("proces", process)
                && holds("stap", step)
                && holds("urgentie", urgency);
    }

    /** Whether it is about this step and one region. */
    boolean regional(String process, String step) {
        return !region().isEmpty() && holds("proces", process) && holds("stap", step);
    }

    /** Whether a row for this step below it would never be reached. */
    boolean shades(String process, String step, String urgency) {
        List<String> urgencies = urgency.isEmpty() ? List.of("acuut", "normaal") : List.of(urgency);
        return urgencies.stream().allMatch(one -> fits(process, step, one));
    }

    private boolean holds(String column, String value) {
        return Cells.fits(conditions.get(column), value).orElse(false);
    }

    /** How it is written with another content: only the cells that say something else differ. */
    String with(TermLine wanted, String text) {
        Map<XmlPlaces.ElementPlace, String> changes = new LinkedHashMap<>();
        cells.forEach((column, cell) -> {
            String now = written(line, column);
            String then = written(wanted, column);
            if (!now.equals(then)) {
                changes.put(cell, then);
            }
        });
        boolean other = wanted.remark() != null && !wanted.remark().equals(line.remark());
        StringBuilder result = new StringBuilder(text.substring(place.start(), place.end()));
        List<Map.Entry<XmlPlaces.ElementPlace, String>> backwards = new ArrayList<>(changes.entrySet());
        java.util.Collections.reverse(backwards);
        backwards.forEach(change -> replace(result, change.getKey(), "text", change.getValue()));
        if (other && remark != null) {
            result.replace(
                    remark.start() - place.start(),
                    remark.end() - place.start(),
                    DmnText.element(remark.tag(), wanted.remark()));
        } else if (other) {
            result.insert(
                    place.inside() - place.start(),
                    gap(text) + DmnText.element(place.prefix() + "description", wanted.remark()));
        }
        return result.toString();
    }

    private String gap(String text) {
        int end = place.inside();
        while (Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return text.substring(place.inside(), end);
    }

    private void replace(StringBuilder result, XmlPlaces.ElementPlace cell, String inner, String value) {
        List<XmlPlaces.ElementPlace> texts = cell.named(inner);
        XmlPlaces.ElementPlace replaced = texts.isEmpty() ? cell : texts.get(0);
        String written = DmnText.element(texts.isEmpty() ? cell.prefix() + inner : replaced.tag(), value);
        if (texts.isEmpty()) {
            written = "<" + cell.tag() + ">" + written + "</" + cell.tag() + ">";
        }
        result.replace(replaced.start() - place.start(), replaced.end() - place.start(), written);
    }

    /** A new row, as the others are written. */
    static String written(
            String id,
            String process,
            String step,
            TermLine line,
            List<String> inputs,
            List<String> outputs,
            String prefix,
            String margin) {
        boolean lines = margin.contains("\n");
        String inner = lines ? margin + "  " : "";
        StringBuilder rule = new StringBuilder("<" + prefix + "rule id=\"" + id + "\">");
        if (line.remark() != null && !line.remark().isEmpty()) {
            rule.append(inner).append(DmnText.element(prefix + "description", line.remark()));
        }
        Map<String, String> conditions = Map.of(
                "proces", DmnText.quoted(process),
                "stap", DmnText.quoted(step),
                "urgentie", line.urgency().isEmpty() ? ANY_CELL : DmnText.quoted(line.urgency()));
        inputs.forEach(column -> rule.append(DmnText.entry(
                prefix + "inputEntry", id, column, conditions.getOrDefault(column, ANY_CELL), prefix, inner)));
        outputs.forEach(column ->
                rule.append(DmnText.entry(prefix + "outputEntry", id, column, written(line, column), prefix, inner)));
        return rule.append(lines ? margin : "").append("</" + prefix + "rule>").toString();
    }

    private static String written(TermLine line, String column) {
        return switch (column) {
            case "duur" -> DmnText.quoted(line.duration());
            case "telling" -> DmnText.quoted(line.counting());
            case "oppaktermijn" -> DmnText.quoted(line.pickUp());
            case "herinnering" ->
                line.reminder() == null
                        ? ""
                        : line.reminder().stripTrailingZeros().toPlainString();
            case "bij100" -> DmnText.quoted(line.after100());
            case "bij150" -> DmnText.quoted(line.after150());
            default -> "";
        };
    }

    /** {@code Termijn_AcuutSignaalBeoordelen}; with the model before the step when that is taken. */
    static String newId(String process, String step, String urgency, Predicate<String> taken) {
        String name = pascal(urgency) + pascal(step);
        String id = "Termijn_" + name;
        if (taken.test(id)) {
            id = "Termijn_" + pascal(process) + name;
        }
        String first = id;
        for (int i = 2; taken.test(id); i++) {
            id = first + i;
        }
        return id;
    }

    static String pascal(String code) {
        return Arrays.stream(code.split("[^\\p{Alnum}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
