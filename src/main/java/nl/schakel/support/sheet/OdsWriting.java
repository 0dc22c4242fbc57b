package nl.schakel.support.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.schakel.support.input.StorableText;

/** Maker of ODS (ISO/IEC 26300) with text in its cells. */
final class OdsWriting {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String MANIFEST = HEAD
            + "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">"
            + "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"%s\"/>"
            + "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
            + "</manifest:manifest>";
    private static final String CONTENT_HEAD = HEAD
            + "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            + " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
            + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
            + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
            + " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" office:version=\"1.3\">"
            + "<office:automatic-styles>"
            // as text, so that no spreadsheet makes a number of a phone number
            + "<number:text-style style:name=\"tekst\"><number:text-content/></number:text-style>"
            + "<style:style style:name=\"breed\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"5cm\"/></style:style>"
            + "<style:style style:name=\"cel\" style:family=\"table-cell\" style:data-style-name=\"tekst\"><style:table-cell-properties fo:wrap-option=\"wrap\" style:vertical-align=\"top\"/></style:style>"
            + "<style:style style:name=\"kop\" style:family=\"table-cell\" style:parent-style-name=\"cel\" style:data-style-name=\"tekst\"><style:table-cell-properties fo:wrap-option=\"wrap\" style:vertical-align=\"top\"/><style:text-properties fo:font-weight=\"bold\"/></style:style>"
            + "</office:automatic-styles><office:body><office:spreadsheet>";
    private static final String CONTENT_END = "</office:spreadsheet></office:body></office:document-content>";

    private OdsWriting() {}

    static byte[] of(List<SheetWriting.Page> pages) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            byte[] mime = SheetKind.ODS.mediaType().getBytes(StandardCharsets.US_ASCII);
            CRC32 sum = new CRC32();
            sum.update(mime);
            // first and as it is, so that programs know the file by its beginning
            ZipEntry first = new ZipEntry("mimetype");
            first.setMethod(ZipEntry.STORED);
            first.setSize(mime.length);
            first.setCrc(sum.getValue());
            zip.putNextEntry(first);
            zip.write(mime);
            put(zip, "META-INF/manifest.xml", MANIFEST.formatted(SheetKind.ODS.mediaType()));
            put(zip, OdsReading.CONTENT, content(pages));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String content(List<SheetWriting.Page> pages) {
        StringBuilder xml = new StringBuilder(CONTENT_HEAD);
        for (SheetWriting.Page page : pages) {
            int columns = page.rows().stream().mapToInt(List::size).max().orElse(1);
            xml.append("<table:table table:name=\"")
                    .append(escaped(page.name()))
                    .append("\"><table:table-column table:style-name=\"breed\" table:number-columns-repeated=\"")
                    .append(columns)
                    .append("\"/>");
            for (int row = 0; row < page.rows().size(); row++) {
                xml.append("<table:table-row>");
                for (String cell : page.rows().get(row)) {
                    xml.append("<table:table-cell table:style-name=\"")
                            .append(row == 0 ? "kop" : "cel")
                            .append("\" office:value-type=\"string\">");
                    cell.lines()
                            .forEach(line -> xml.append("<text:p>")
                                    .append(spaces(escaped(line)))
                                    .append("</text:p>"));
                    xml.append("</table:table-cell>");
                }
                xml.append("</table:table-row>");
            }
            xml.append("</table:table>");
        }
        return xml.append(CONTENT_END).toString();
    }

    private static String escaped(String text) {
        return StorableText.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Several spaces are one in this format, unless they are written so. */
    private static String spaces(String text) {
        return text.replace("\t", "<text:tab/>").replace("  ", " <text:s/>");
    }
}
