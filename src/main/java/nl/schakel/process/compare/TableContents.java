package nl.schakel.process.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.schakel.process.rules.XmlPart;

/**
 * Reader of the columns and rows of a decision table. A cell is told of at its row, by the column in which it stands, so that a new
 * column does not change every cell after it.
 */
final class TableContents {

    private static final Set<String> CELLS = Set.of("inputEntry", "outputEntry");
    private static final Set<String> COLUMNS = Set.of("input", "output");
    /** The width of a column on a screen. */
    private static final Set<String> WIDTHS = Set.of("camunda:width");

    private static final int LONGEST_NAME = 90;

    private final Map<String, ComparedElement> elements = FileContents.empty();
    private final Map<String, String> names = new HashMap<>();
    private XmlPart grid;
    private int rows;

    private TableContents() {}

    static FileContents of(XmlPart root) {
        TableContents contents = new TableContents();
        contents.read(root, true);
        contents.elements.values().forEach(element -> element.names = contents.names);
        String title = contents.elements.values().stream()
                .filter(element -> element.kind.equals("decision"))
                .map(element -> element.name)
                .findFirst()
                .orElse("");
        return new FileContents(title, contents.elements);
    }

    private void read(XmlPart part, boolean first) {
        if (part.name().equals("decisionTable")) {
            grid = part;
        }
        ComparedElement element =
                new ComparedElement(part.id() != null ? part.id() : first ? "" : part.name(), part.name(), name(part));
        FileContents.add(elements, element);
        element.says("soort", XmlSays.name(part) + (first ? " " + part.element().getNamespaceURI() : ""));
        boolean row = part.name().equals("rule");
        Set<String> own = COLUMNS.contains(part.name()) ? Set.of("id", "camunda:width") : Set.of("id");
        XmlSays.of(part, own, child -> apart(child) || row && CELLS.contains(child.name()), element::says);
        XmlSays.attributes(part).forEach((name, value) -> {
            if (WIDTHS.contains(name) && COLUMNS.contains(part.name())) {
                element.drawn("@" + name, value);
            }
        });
        if (row) {
            cells(part, element);
            element.row = "rijen";
        } else if (COLUMNS.contains(part.name())) {
            names.put("kolom " + element.id, element.name.isBlank() ? element.id : element.name);
            element.row = part.name();
        }
        inner(part).forEach(child -> read(child, false));
        part.children().stream()
                .filter(TableContents::diagram)
                .forEach(diagram -> XmlSays.of(diagram, Set.of(), none -> false, element::drawn));
    }

    private static List<XmlPart> inner(XmlPart part) {
        List<XmlPart> found = new ArrayList<>();
        for (XmlPart child : part.children()) {
            if (element(child)) {
                found.add(child);
            } else if (!diagram(child)) {
                found.addAll(inner(child));
            }
        }
        return found;
    }

    private static boolean apart(XmlPart part) {
        return element(part) || diagram(part);
    }

    private static boolean element(XmlPart part) {
        return part.id() != null
                && (COLUMNS.contains(part.name())
                        || Set.of("decision", "decisionTable", "rule", "inputData", "businessKnowledgeModel")
                                .contains(part.name()));
    }

    private static boolean diagram(XmlPart part) {
        return part.name().equals("DMNDI");
    }

    private void cells(XmlPart rule, ComparedElement row) {
        Map<String, Integer> number = new HashMap<>();
        for (XmlPart cell : rule.children()) {
            if (CELLS.contains(cell.name())) {
                int at = number.merge(cell.name(), 1, Integer::sum) - 1;
                String column = column(cell.name().replace("Entry", ""), at);
                row.says("cel " + column + " !", "");
                XmlSays.of(
                        cell, Set.of(), none -> false, (path, value) -> row.says("cel " + column + " " + path, value));
            }
        }
    }

    /** The id of the column; of a cell too many its number. */
    private String column(String kind, int at) {
        List<XmlPart> columns = grid == null
                ? List.of()
                : grid.children().stream()
                        .filter(child -> child.name().equals(kind))
                        .toList();
        return at < columns.size() && columns.get(at).id() != null
                ? columns.get(at).id()
                : kind + "-" + (at + 1);
    }

    private String name(XmlPart part) {
        Map<String, String> attributes = part.attributes();
        if (part.name().equals("rule")) {
            rows++;
            return BundleComparison.TEXTS.say("rij", rows, summary(part));
        }
        return attributes.getOrDefault("label", attributes.getOrDefault("name", ""));
    }

    /** What people wrote beside a row, or what stands in it. */
    private static String summary(XmlPart rule) {
        String said = rule.children().stream()
                .filter(child -> child.name().equals("description"))
                .map(child -> child.text().strip())
                .findFirst()
                .orElse("");
        if (said.isEmpty()) {
            said = rule.children().stream()
                    .filter(child -> CELLS.contains(child.name()))
                    .flatMap(cell -> cell.children().stream())
                    .map(text -> text.text().strip().replace("\"", ""))
                    .filter(text -> !text.isEmpty() && !text.equals("-"))
                    .collect(Collectors.joining(", "));
        }
        return said.length() <= LONGEST_NAME ? said : said.substring(0, LONGEST_NAME) + " ...";
    }
}
