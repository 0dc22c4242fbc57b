package nl.schakel.support.sheet;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reader of CSV: with commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1252, as the programs on a desk write it. A cell
 * may hold line ends when it is quoted; a row is counted as a spreadsheet counts it.
 */
final class CsvReading {

    private static final char[] DELIMITERS = {';', ',', '\t'};
    private static final String DELIMITER_SAID = "sep=";
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    /** So much of the beginning decides what stands between cells. */
    private static final int LOOKED_AT = 20_000;

    private CsvReading() {}

    /** The text of a file; empty when it is none. */
    static Optional<String> text(byte[] content) {
        String text;
        if (starts(content, 0xEF, 0xBB, 0xBF)) {
            text = new String(content, 3, content.length - 3, StandardCharsets.UTF_8);
        } else if (starts(content, 0xFF, 0xFE)) {
            text = new String(content, 2, content.length - 2, StandardCharsets.UTF_16LE);
        } else if (starts(content, 0xFE, 0xFF)) {
            text = new String(content, 2, content.length - 2, StandardCharsets.UTF_16BE);
        } else {
            text = unmarked(content);
        }
        return text.chars().anyMatch(CsvReading::noText) ? Optional.empty() : Optional.of(text);
    }

    private static String unmarked(byte[] content) {
        int odd = 0;
        int even = 0;
        for (int at = 0; at < Math.min(content.length, LOOKED_AT); at++) {
            if (content[at] == 0) {
                if (at % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        int many = Math.min(content.length, LOOKED_AT) / 4;
        if (odd > many && even == 0) {
            return new String(content, StandardCharsets.UTF_16LE);
        }
        if (even > many && odd == 0) {
            return new String(content, StandardCharsets.UTF_16BE);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException other) {
            return new String(content, WINDOWS);
        }
    }

    private static boolean starts(byte[] content, int... bytes) {
        for (int at = 0; at < bytes.length; at++) {
            if (content.length <= at || (content[at] & 0xFF) != bytes[at]) {
                return false;
            }
        }
        return true;
    }

    private static boolean noText(int c) {
        return c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == 0xFFFD || c == 0xFFFF || c == 0xFFFE;
    }

    static List<Sheet> read(String text, SheetLimits limits) throws IOException {
        int firstEnd = text.indexOf('\n');
        String first = (firstEnd < 0 ? text : text.substring(0, firstEnd)).strip();
        boolean said = first.startsWith(DELIMITER_SAID) && first.length() == DELIMITER_SAID.length() + 1;
        char delimiter = said ? first.charAt(DELIMITER_SAID.length()) : delimiter(text);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .setTrailingData(true)
                .setLenientEof(true)
                .get();
        LineCollector lines = new LineCollector(limits);
        try (CSVParser rows = CSVParser.parse(new StringReader(text), format)) {
            long number = 0;
            for (CSVRecord row : rows) {
                number++;
                if (number == 1 && said) {
                    continue;
                }
                for (int column = 0; column < row.size(); column++) {
                    lines.put(column, Cell.text(row.get(column)));
                }
                lines.end(number, 1, false, false);
            }
        } catch (UncheckedIOException unreadable) {
            throw SheetRefused.of("fout.lijst.onleesbaar");
        }
        return List.of(new Sheet("", false, lines.lines()));
    }

    /** Whichever stands most often outside quotes. */
    private static char delimiter(String text) {
        int[] counts = new int[DELIMITERS.length];
        boolean quoted = false;
        for (int at = 0; at < Math.min(text.length(), LOOKED_AT); at++) {
            char here = text.charAt(at);
            if (here == '"') {
                quoted = !quoted;
            }
            for (int kind = 0; !quoted && kind < counts.length; kind++) {
                counts[kind] += here == DELIMITERS[kind] ? 1 : 0;
            }
            if (here == '\n' && !quoted && counts[0] + counts[1] + counts[2] > 1) {
                break;
            }
        }
        int most = 0;
        for (int kind = 1; kind < counts.length; kind++) {
            most = counts[kind] > counts[most] ? kind : most;
        }
        return DELIMITERS[most];
    }
}
