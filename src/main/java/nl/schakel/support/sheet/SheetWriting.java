package nl.schakel.support.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Maker of spreadsheets of plain text: nothing in them is a formula, whatever stands in a cell. */
public final class SheetWriting {

    private static final String PROGRAM = "Schakel";
    private static final String VERSION = "1.0";
    private static final int WIDTH = 28;

    /**
     * A sheet to write.
     *
     * @param name of its tab
     * @param rows the first of which are the headings
     */
    public record Page(String name, List<List<String>> rows) {}

    private SheetWriting() {}

    /** The file; CSV has room for the first page alone. */
    public static byte[] of(SheetKind kind, List<Page> pages) {
        return switch (kind) {
            case CSV -> CsvLines.of(pages.get(0).rows().stream()).getBytes(StandardCharsets.UTF_8);
            case ODS -> OdsWriting.of(pages);
            case XLSX -> xlsx(pages);
        };
    }

    private static byte[] xlsx(List<Page> pages) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, PROGRAM, VERSION)) {
            for (Page page : pages) {
                Worksheet sheet = workbook.newWorksheet(page.name());
                sheet.freezePane(0, 1);
                int row = 0;
                for (List<String> cells : page.rows()) {
                    for (int column = 0; column < cells.size(); column++) {
                        sheet.inlineString(row, column, cells.get(column));
                        // as text, so that no spreadsheet makes a number of a phone number
                        sheet.style(row, column)
                                .format("@")
                                .wrapText(true)
                                .verticalAlignment("top")
                                .set();
                        sheet.width(column, WIDTH);
                        if (row == 0) {
                            sheet.style(row, column).bold().set();
                        }
                    }
                    row++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
