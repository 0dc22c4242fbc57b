package nl.schakel.support.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Spreadsheets of the tests: made piece by piece, also such as no program would make. */
public final class SheetFiles {

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private SheetFiles() {}

    /** A zip with these files in this order. */
    public static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** An XLSX with one sheet, of which the XML between {@code <worksheet>} is given. */
    public static Map<String, String> xlsxFiles(String sheet) {
        return xlsxFiles("<sheet name=\"Blad1\" sheetId=\"1\" r:id=\"r1\"/>", "", List.of(sheet));
    }

    /** An XLSX of several sheets. @param properties of the workbook */
    public static Map<String, String> xlsxFiles(String tabs, String properties, List<String> sheets) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "xl/workbook.xml",
                XML + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\">" + properties + "<sheets>" + tabs
                        + "</sheets></workbook>");
        StringBuilder relations = new StringBuilder(XML + "<Relationships>");
        for (int i = 1; i <= sheets.size(); i++) {
            relations.append("<Relationship Id=\"r" + i + "\" Target=\"worksheets/sheet" + i + ".xml\"/>");
            files.put(
                    "xl/worksheets/sheet" + i + ".xml",
                    XML + "<worksheet xmlns=\"" + MAIN + "\">" + sheets.get(i - 1) + "</worksheet>");
        }
        files.put("xl/_rels/workbook.xml.rels", relations + "</Relationships>");
        return files;
    }

    /** Rows of an XLSX, every cell as text. */
    public static String rows(List<List<String>> rows) {
        StringBuilder xml = new StringBuilder("<sheetData>");
        for (int row = 0; row < rows.size(); row++) {
            xml.append("<row r=\"").append(row + 1).append("\">");
            for (String cell : rows.get(row)) {
                xml.append("<c t=\"inlineStr\"><is><t>").append(cell).append("</t></is></c>");
            }
            xml.append("</row>");
        }
        return xml.append("</sheetData>").toString();
    }

    /** An XLSX with these rows. */
    public static byte[] xlsx(List<List<String>> rows) {
        return zip(xlsxFiles(rows(rows)));
    }

    /** An ODS, of which the XML of its tables is given. */
    public static Map<String, String> odsFiles(String styles, String tables) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
        files.put(
                "content.xml",
                XML + "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                        + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
                        + " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
                        + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
                        + " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">"
                        + "<office:automatic-styles>" + styles + "</office:automatic-styles>"
                        + "<office:body><office:spreadsheet>" + tables
                        + "</office:spreadsheet></office:body></office:document-content>");
        return files;
    }

    /** CSV with semicolons. */
    public static byte[] csv(List<List<String>> rows) {
        return CsvLines.of(rows.stream()).getBytes(StandardCharsets.UTF_8);
    }
}
