package nl.schakel.support.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reader of ODS (ISO/IEC 26300): the values of cells. What is repeated is counted, and not written out when it is empty. */
final class OdsReading {

    static final String CONTENT = "content.xml";
    private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static final String STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    private static final String EXTENSION = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";
    private static final int MOST_SPACES = 1_000;

    private final SheetLimits limits;
    private final List<Sheet> sheets = new ArrayList<>();
    private final Set<String> hiddenStyles = new HashSet<>();
    private final StringBuilder text = new StringBuilder();
    private String style;
    private String name;
    private boolean hiddenSheet;
    private LineCollector lines;
    private long row;
    private long rowTimes;
    private boolean hiddenRow;
    private boolean mergedRow;
    private long mergedUntil;
    private long column;
    private long cellTimes;
    private String type;
    private String value;
    private boolean formula;
    private int paragraphs;
    private boolean inParagraph;
    /** Within a remark beside a cell, or a table in a table. */
    private int outside;

    private OdsReading(SheetLimits limits) {
        this.limits = limits;
    }

    static List<Sheet> read(ZipContents zip, SheetLimits limits) throws IOException, XMLStreamException {
        OdsReading reading = new OdsReading(limits);
        zip.read("META-INF/manifest.xml", xml -> {
            if (XlsxReading.starts(xml, "encryption-data")) {
                throw SheetRefused.of("fout.lijst.wachtwoord");
            }
        });
        zip.read(CONTENT, reading::piece);
        return reading.sheets;
    }

    private void piece(XMLStreamReader xml) {
        switch (xml.getEventType()) {
            case XMLStreamConstants.START_ELEMENT -> start(xml);
            case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
            default -> {
                if (inParagraph && outside == 0 && xml.hasText()) {
                    add(xml.getText());
                }
            }
        }
    }

    private void start(XMLStreamReader xml) {
        String element = xml.getLocalName();
        if (outside > 0 || element.equals("annotation") || lines != null && element.equals("table")) {
            outside++;
            return;
        }
        switch (element) {
            case "style" -> style = xml.getAttributeValue(STYLE, "name");
            case "table-properties" -> {
                if ("false".equals(xml.getAttributeValue(TABLE, "display"))) {
                    hiddenStyles.add(style);
                }
            }
            case "table" -> {
                name = String.valueOf(xml.getAttributeValue(TABLE, "name"));
                hiddenSheet = hiddenStyles.contains(xml.getAttributeValue(TABLE, "style-name"));
                lines = new LineCollector(limits);
                row = 1;
                mergedUntil = 0;
            }
            case "table-row" -> {
                rowTimes = times(xml, "number-rows-repeated");
                String visibility = xml.getAttributeValue(TABLE, "visibility");
                hiddenRow = visibility != null && !visibility.equals("visible");
                mergedRow = row <= mergedUntil;
                column = 0;
            }
            case "table-cell", "covered-table-cell" -> cell(xml);
            case "p" -> {
                if (paragraphs++ > 0) {
                    add("\n");
                }
                inParagraph = true;
            }
            case "s" -> add(" ".repeat((int) Math.min(MOST_SPACES, count(xml.getAttributeValue(TEXT, "c")))));
            case "tab" -> add("\t");
            case "line-break" -> add("\n");
            default -> {}
        }
    }

    private void cell(XMLStreamReader xml) {
        cellTimes = times(xml, "number-columns-repeated");
        type = xml.getAttributeValue(OFFICE, "value-type");
        value = switch (String.valueOf(type)) {
            case "float", "currency", "percentage" -> xml.getAttributeValue(OFFICE, "value");
            case "date" -> xml.getAttributeValue(OFFICE, "date-value");
            case "boolean" -> xml.getAttributeValue(OFFICE, "boolean-value");
            default -> xml.getAttributeValue(OFFICE, "string-value");
        };
        formula = xml.getAttributeValue(TABLE, "formula") != null;
        if ("error".equals(xml.getAttributeValue(EXTENSION, "value-type"))) {
            type = "error";
        }
        long deep = times(xml, "number-rows-spanned");
        if (deep > 1 || times(xml, "number-columns-spanned") > 1) {
            mergedRow = true;
            mergedUntil = Math.max(mergedUntil, row + Math.min(deep, limits.lines()) - 1);
        }
        text.setLength(0);
        paragraphs = 0;
    }

    private void end(String element) {
        if (outside > 0) {
            outside--;
            return;
        }
        switch (element) {
            case "p" -> inParagraph = false;
            case "table-cell", "covered-table-cell" -> {
                Cell cell = cell();
                boolean empty = cell.kind() != Cell.Kind.BROKEN && cell.text().isEmpty();
                for (long more = 0; !empty && more < cellTimes; more++) {
                    lines.put(column + more, cell);
                }
                column += cellTimes;
            }
            case "table-row" -> {
                if (!hiddenSheet) {
                    lines.end(row, rowTimes, hiddenRow, mergedRow);
                }
                row += rowTimes;
            }
            case "table" -> {
                sheets.add(new Sheet(name, hiddenSheet, hiddenSheet ? List.of() : lines.lines()));
                lines = null;
            }
            default -> {}
        }
    }

    private Cell cell() {
        String shown = text.toString();
        return switch (String.valueOf(type)) {
            case "float", "currency", "percentage" -> value == null ? Cell.text(shown) : Cell.number(value);
            case "date" -> value == null ? Cell.text(shown) : Places.moment(value);
            case "boolean" -> Cell.text("true".equals(value) ? "ja" : "nee");
            case "error" -> Cell.broken();
            default -> formula && shown.isEmpty() && value == null ? Cell.broken() : Cell.text(said(shown));
        };
    }

    private String said(String shown) {
        return value == null || !shown.isEmpty() ? shown : value;
    }

    private void add(String more) {
        if (text.length() + more.length() > 2 * limits.text()) {
            throw SheetRefused.of("fout.lijst.cel-te-lang", limits.text());
        }
        text.append(more);
    }

    private static long times(XMLStreamReader xml, String attribute) {
        return count(xml.getAttributeValue(TABLE, attribute));
    }

    private static long count(String written) {
        try {
            return written == null ? 1 : Math.max(1, Math.min(Integer.MAX_VALUE, Long.parseLong(written)));
        } catch (NumberFormatException none) {
            return 1;
        }
    }
}
