package nl.schakel.support.sheet;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** Reader of the rows of an XLSX sheet in which cells are merged; that stands behind the rows. */
final class MergedRows {

    private MergedRows() {}

    static Set<Integer> of(ZipContents zip, String sheet, SheetLimits limits) throws IOException, XMLStreamException {
        Set<Integer> rows = new HashSet<>();
        zip.read(sheet, xml -> {
            if (XlsxReading.starts(xml, "mergeCell")) {
                String[] corners =
                        String.valueOf(xml.getAttributeValue(null, "ref")).split(":");
                int first = Places.row(corners[0]);
                int last = corners.length > 1 ? Places.row(corners[1]) : first;
                // a merge of a whole column says nothing of one row
                for (int row = first; row <= last && last - first <= limits.lines(); row++) {
                    rows.add(row);
                }
            }
        });
        return rows;
    }
}
