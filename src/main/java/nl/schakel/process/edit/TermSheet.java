package nl.schakel.process.edit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.XmlPart;
import nl.schakel.process.rules.table.Cells;

/**
 * Value: the table of terms, of which the rows of one step are read and changed. What is not changed keeps every character, so
 * that a version shows only what a director did.
 */
public final class TermSheet {

    /** The name of its file in each bundle. */
    public static final String FILE = "termijnen.dmn";

    private static final String KEY = "termijnen";
    private static final List<String> INPUTS = List.of("regio", "proces", "stap", "urgentie");
    private static final List<String> OUTPUTS =
            List.of("duur", "telling", "oppaktermijn", "herinnering", "bij100", "bij150");
    private static final List<String> URGENCIES = List.of("acuut", "normaal");

    /** A change: what stands from here until there gives way to another text. */
    private record Change(int from, int until, String text) {}

    private final String text;
    private final XmlPlaces.ElementPlace grid;
    private final List<String> inputs;
    private final List<String> outputs;
    private final List<TermSheetRow> rows = new ArrayList<>();
    private final Set<String> ids = new LinkedHashSet<>();

    private TermSheet(String text, XmlPart root) {
        this.text = text;
        XmlPart table = root.all().stream()
                .filter(part -> part.name().equals("decisionTable"))
                .findFirst()
                .orElseThrow(TermSheet::noTerms);
        grid = XmlPlaces.root(text).first("decisionTable");
        inputs = Cells.named(table, "input").stream()
                .map(input -> Cells.named(input, "inputExpression").stream()
                        .map(Cells::text)
                        .findFirst()
                        .orElse(""))
                .toList();
        outputs = Cells.named(table, "output").stream()
                .map(output -> output.attributes().getOrDefault("name", ""))
                .toList();
        if (!inputs.containsAll(INPUTS) || !outputs.containsAll(OUTPUTS)) {
            throw noTerms();
        }
        List<XmlPart> rules = Cells.named(table, "rule");
        List<XmlPlaces.ElementPlace> places = grid.named("rule");
        for (int i = 0; i < rules.size(); i++) {
            rows.add(TermSheetRow.of(rules.get(i), places.get(i), inputs, outputs));
        }
        root.all().forEach(part -> {
            if (part.id() != null) {
                ids.add(part.id());
            }
        });
    }

    /** Reads a table of terms. @throws IllegalArgumentException when the file is none */
    public static TermSheet of(byte[] dmn) {
        ModelBundle.DecisionFile file =
                ModelBundle.of(Map.of(FILE, dmn)).decision(KEY).orElseThrow(TermSheet::noTerms);
        String text = new String(dmn, StandardCharsets.UTF_8);
        if (!java.util.Arrays.equals(text.getBytes(StandardCharsets.UTF_8), dmn)) {
            throw noTerms();
        }
        return new TermSheet(text, file.root());
    }

    private static IllegalArgumentException noTerms() {
        return new IllegalArgumentException("no table of terms");
    }

    /** The rows that are about this step alone, whatever the region. */
    public List<TermLine> lines(String process, String step) {
        return own(process, step).stream().map(TermSheetRow::line).toList();
    }

    /** What holds for a step in a region without agreements of its own; empty when no row fits. */
    public Optional<TermLine> holding(String process, String step, String urgency) {
        return rows.stream()
                .filter(row -> row.fits(process, step, urgency))
                .map(TermSheetRow::line)
                .findFirst();
    }

    /** Every step of a model for which there is a row, in the order of the table. */
    public List<String> steps(String process) {
        return rows.stream()
                .filter(row -> row.process().equals(process))
                .map(TermSheetRow::step)
                .filter(step -> !step.isEmpty())
                .distinct()
                .toList();
    }

    /** The regions with an agreement of their own about a step, as the table writes them. */
    public List<String> regions(String process, String step) {
        return rows.stream()
                .filter(row -> row.regional(process, step))
                .map(TermSheetRow::region)
                .distinct()
                .toList();
    }

    /** The id of the row for a step in an urgency, as the rules name it; empty when there is none. */
    public Optional<String> row(String process, String step, String urgency) {
        return own(process, step).stream()
                .filter(row -> row.line().urgency().equals(urgency))
                .map(TermSheetRow::id)
                .findFirst();
    }

    /** The model whose step a row is about; empty when there is no such row, or it is about several. */
    public Optional<String> model(String row) {
        return rows.stream()
                .filter(one -> one.id().equals(row))
                .map(TermSheetRow::process)
                .filter(process -> !process.isEmpty())
                .findFirst();
    }

    /** The file with these rows for a step, one for each urgency at most; every other row, and every character around it, stays. */
    public byte[] with(String process, String step, List<TermLine> lines) {
        String changed = changed(process, step, lines, false);
        if (!hold(changed, process, step, lines)) {
            // a row that stood in the shade of another moves up
            changed = changed(process, step, lines, true);
        }
        return changed.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean hold(String changed, String process, String step, List<TermLine> lines) {
        TermSheet sheet = of(changed.getBytes(StandardCharsets.UTF_8));
        for (String urgency : URGENCIES) {
            Optional<TermLine> wanted = line(lines, urgency).or(() -> line(lines, TermLine.ANY));
            if (wanted.isPresent()
                    && !sheet.holding(process, step, urgency)
                            .filter(wanted.get()::agrees)
                            .isPresent()) {
                return false;
            }
        }
        return true;
    }

    private static Optional<TermLine> line(List<TermLine> lines, String urgency) {
        return lines.stream().filter(line -> line.urgency().equals(urgency)).findFirst();
    }

    private String changed(String process, String step, List<TermLine> lines, boolean together) {
        List<TermSheetRow> own = own(process, step);
        List<Change> changes = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        Set<String> fresh = new LinkedHashSet<>();
        List<TermLine> ordered = lines.stream()
                .sorted(Comparator.comparing(line -> line.urgency().isEmpty()))
                .toList();
        List<TermSheetRow> used = new ArrayList<>();
        for (TermLine line : ordered) {
            Optional<TermSheetRow> row = own.stream()
                    .filter(one -> one.line().urgency().equals(line.urgency()))
                    .findFirst();
            row.ifPresent(used::add);
            if (row.isPresent() && !together) {
                changes.add(
                        new Change(row.get().start(), row.get().end(), row.get().with(line, text)));
            } else {
                String rule = row.map(one -> one.with(line, text)).orElseGet(() -> fresh(process, step, line, fresh));
                changes.add(insertion(place(process, step, line, own, together), rule));
            }
        }
        for (TermSheetRow row : own) {
            if (together || !used.contains(row)) {
                changes.add(new Change(
                        row.start() - XmlPlaces.before(text, row.start()).length(), row.end(), ""));
            }
        }
        return apply(changes);
    }

    private String fresh(String process, String step, TermLine line, Set<String> made) {
        String id = TermSheetRow.newId(process, step, line.urgency(), one -> ids.contains(one) || made.contains(one));
        made.add(id);
        return TermSheetRow.written(id, process, step, line, inputs, outputs, grid.prefix(), margin());
    }

    /** The row before which a new one stands; the number of rows for at the end. */
    private int place(String process, String step, TermLine line, List<TermSheetRow> own, boolean together) {
        int general = rows.size();
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (!own.contains(rows.get(i)) && rows.get(i).shades(process, step, line.urgency())) {
                general = i;
            }
        }
        if (own.isEmpty() || together) {
            return Math.min(general, afterLast(process));
        }
        int ofAny = rows.size();
        for (TermSheetRow row : own) {
            if (row.line().urgency().isEmpty()) {
                ofAny = Math.min(ofAny, rows.indexOf(row));
            }
        }
        int last = rows.indexOf(own.get(own.size() - 1)) + 1;
        return Math.min(general, line.urgency().isEmpty() ? last : Math.min(ofAny, last));
    }

    private int afterLast(String process) {
        int after = rows.size();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).process().equals(process)) {
                after = i + 1;
            }
        }
        return after;
    }

    private Change insertion(int row, String rule) {
        int at = row < rows.size()
                ? rows.get(row).start()
                        - XmlPlaces.before(text, rows.get(row).start()).length()
                : rows.isEmpty()
                        ? grid.insideEnd()
                                - XmlPlaces.before(text, grid.insideEnd()).length()
                        : rows.get(rows.size() - 1).end();
        return new Change(at, at, margin() + rule);
    }

    /** Where a row begins on its line, with the end of the line before it. */
    private String margin() {
        List<XmlPlaces.ElementPlace> rules = grid.children();
        return rules.isEmpty()
                ? ""
                : XmlPlaces.before(text, rules.get(rules.size() - 1).start());
    }

    private String apply(List<Change> changes) {
        StringBuilder result = new StringBuilder();
        int at = 0;
        // of two at one place what is put in comes first; in the order in which they were asked for
        for (Change change : changes.stream()
                .sorted(Comparator.comparingInt(Change::from).thenComparingInt(Change::until))
                .toList()) {
            result.append(text, at, change.from()).append(change.text());
            at = change.until();
        }
        return result.append(text, at, text.length()).toString();
    }

    private List<TermSheetRow> own(String process, String step) {
        return rows.stream()
                .filter(row -> row.region().isEmpty()
                        && row.process().equals(process)
                        && row.step().equals(step))
                .toList();
    }
}
