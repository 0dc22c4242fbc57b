package nl.schakel.support.sheet;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reader of XLSX (ECMA-376): the values of cells, and of formulas what was kept as their outcome. */
final class XlsxReading {

    static final String WORKBOOK = "xl/workbook.xml";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String NAMESPACE_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    /** Formats of a day or a moment that have a number and no text (ECMA-376 part 1, 18.8.30). */
    private static final Set<Integer> DATE_FORMATS = Set.of(14, 15, 16, 17, 22, 27, 30, 36, 50, 57);

    private static final Pattern NOT_A_PATTERN = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]|_.");

    private record Tab(String name, boolean hidden, String relation) {}

    private final ZipContents zip;
    private final SheetLimits limits;
    private final List<Tab> tabs = new ArrayList<>();
    private final Map<String, String> targets = new HashMap<>();
    private final List<String> strings = new ArrayList<>();
    private final List<Boolean> dates = new ArrayList<>();
    private LocalDate dayZero = LocalDate.of(1899, 12, 30);

    private XlsxReading(ZipContents zip, SheetLimits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    static List<Sheet> read(ZipContents zip, SheetLimits limits) throws IOException, XMLStreamException {
        return new XlsxReading(zip, limits).sheets();
    }

    private List<Sheet> sheets() throws IOException, XMLStreamException {
        zip.read(WORKBOOK, this::workbook);
        zip.read(RELATIONS, this::relation);
        zip.read("xl/styles.xml", new Styles()::read);
        zip.read("xl/sharedStrings.xml", new SharedStrings()::read);
        List<Sheet> sheets = new ArrayList<>();
        for (Tab tab : tabs) {
            LineCollector lines = new LineCollector(limits);
            if (!tab.hidden()) {
                String target = targets.getOrDefault(tab.relation(), "");
                String path = target.startsWith("/") ? target.substring(1) : "xl/" + target;
                Set<Integer> merged = MergedRows.of(zip, path, limits);
                zip.read(path, new Rows(lines, merged)::read);
            }
            sheets.add(new Sheet(tab.name(), tab.hidden(), lines.lines()));
        }
        return sheets;
    }

    private void workbook(XMLStreamReader xml) {
        if (starts(xml, "sheet")) {
            String state = xml.getAttributeValue(null, "state");
            String relation = xml.getAttributeValue(NAMESPACE, "id");
            tabs.add(new Tab(
                    String.valueOf(xml.getAttributeValue(null, "name")),
                    state != null && !state.equals("visible"),
                    relation == null ? xml.getAttributeValue(NAMESPACE_STRICT, "id") : relation));
        } else if (starts(xml, "workbookPr") && isTrue(xml.getAttributeValue(null, "date1904"))) {
            dayZero = LocalDate.of(1904, 1, 1);
        }
    }

    private void relation(XMLStreamReader xml) {
        if (starts(xml, "Relationship")) {
            targets.put(xml.getAttributeValue(null, "Id"), xml.getAttributeValue(null, "Target"));
        }
    }

    static boolean starts(XMLStreamReader xml, String name) {
        return xml.getEventType() == XMLStreamConstants.START_ELEMENT
                && xml.getLocalName().equals(name);
    }

    private static boolean ends(XMLStreamReader xml, String name) {
        return xml.getEventType() == XMLStreamConstants.END_ELEMENT
                && xml.getLocalName().equals(name);
    }

    private static boolean isTrue(String value) {
        return "1".equals(value) || "true".equals(value);
    }

    /** Which styles show a number as a day. */
    private final class Styles {

        private final Map<Integer, String> formats = new HashMap<>();
        private boolean cells;

        void read(XMLStreamReader xml) {
            if (starts(xml, "numFmt")) {
                formats.put(number(xml, "numFmtId"), xml.getAttributeValue(null, "formatCode"));
            } else if (starts(xml, "cellXfs")) {
                cells = true;
            } else if (ends(xml, "cellXfs")) {
                cells = false;
            } else if (cells && starts(xml, "xf")) {
                int format = number(xml, "numFmtId");
                dates.add(DATE_FORMATS.contains(format) || isDate(formats.get(format)));
            }
        }

        private boolean isDate(String format) {
            if (format == null) {
                return false;
            }
            String pattern = NOT_A_PATTERN.matcher(format).replaceAll("").toLowerCase(java.util.Locale.ROOT);
            return pattern.contains("d") || pattern.contains("y") || pattern.contains("j");
        }
    }

    private static int number(XMLStreamReader xml, String name) {
        try {
            return Integer.parseInt(xml.getAttributeValue(null, name));
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    /** The texts that cells name by number. */
    private final class SharedStrings {

        private final TextOfCell text = new TextOfCell();

        void read(XMLStreamReader xml) {
            if (starts(xml, "si")) {
                text.begin();
            } else if (ends(xml, "si")) {
                strings.add(text.end());
            } else {
                text.read(xml);
            }
        }
    }

    /** The text of a cell, of which every run counts, and how to say it in Japanese does not. */
    private static final class TextOfCell {

        private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

        private final StringBuilder text = new StringBuilder();
        private boolean inText;
        private boolean phonetic;

        void begin() {
            text.setLength(0);
            inText = false;
            phonetic = false;
        }

        void read(XMLStreamReader xml) {
            if (starts(xml, "rPh")) {
                phonetic = true;
            } else if (ends(xml, "rPh")) {
                phonetic = false;
            } else if (starts(xml, "t")) {
                inText = !phonetic;
            } else if (ends(xml, "t")) {
                inText = false;
            } else if (inText && xml.hasText()) {
                text.append(xml.getText());
            }
        }

        String end() {
            return ESCAPED.matcher(text)
                    .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                            String.valueOf((char) Integer.parseInt(found.group(1), 16))));
        }
    }

    /** The rows of one sheet. */
    private final class Rows {

        private final LineCollector lines;
        private final Set<Integer> merged;
        private final TextOfCell inline = new TextOfCell();
        private final StringBuilder value = new StringBuilder();
        private boolean inValue;
        private boolean formula;
        private boolean hidden;
        private String type;
        private int style;
        private long row;
        private long column = -1;

        Rows(LineCollector lines, Set<Integer> merged) {
            this.lines = lines;
            this.merged = merged;
        }

        void read(XMLStreamReader xml) {
            switch (xml.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml);
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                default -> {
                    if (inValue && xml.hasText()) {
                        value.append(xml.getText());
                    }
                }
            }
            inline.read(xml);
        }

        private void start(XMLStreamReader xml) {
            switch (xml.getLocalName()) {
                case "row" -> {
                    int given = number(xml, "r");
                    row = given > 0 ? given : row + 1;
                    hidden = isTrue(xml.getAttributeValue(null, "hidden"));
                    column = -1;
                }
                case "c" -> {
                    String place = xml.getAttributeValue(null, "r");
                    column = place == null ? column + 1 : Places.column(place);
                    type = xml.getAttributeValue(null, "t");
                    style = number(xml, "s");
                    value.setLength(0);
                    formula = false;
                    inline.begin();
                }
                case "f" -> formula = true;
                case "v" -> inValue = true;
                default -> {}
            }
        }

        private void end(String name) {
            switch (name) {
                case "v" -> inValue = false;
                case "c" -> lines.put(column, cell());
                case "row" -> lines.end(row, 1, hidden, merged.contains((int) row));
                default -> {}
            }
        }

        private Cell cell() {
            String said = value.toString();
            if ("inlineStr".equals(type)) {
                return Cell.text(inline.end());
            }
            if (formula && said.isEmpty() && !"str".equals(type) || "e".equals(type)) {
                return Cell.broken();
            }
            if (said.isEmpty()) {
                return Cell.EMPTY;
            }
            return switch (String.valueOf(type)) {
                case "s" -> Cell.text(strings.get(Integer.parseInt(said.strip())));
                case "str" -> Cell.text(said);
                case "b" -> Cell.text(isTrue(said.strip()) ? "ja" : "nee");
                case "d" -> Places.moment(said);
                default -> style >= 0 && style < dates.size() && dates.get(style) ? day(said) : Cell.number(said);
            };
        }

        private Cell day(String serial) {
            try {
                double days = Double.parseDouble(serial.strip());
                LocalDateTime moment = dayZero.atStartOfDay().plusSeconds(Math.round(days * 86_400));
                return days >= 1 && days < 2_958_466
                        ? new Cell(moment.toLocalDate().toString(), Cell.Kind.DATE)
                        : Cell.number(serial);
            } catch (NumberFormatException none) {
                return Cell.text(serial);
            }
        }
    }
}
