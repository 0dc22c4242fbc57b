package nl.schakel.support.sheet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import nl.schakel.support.input.InvalidInput;

/**
 * Reader of a spreadsheet that somebody sent. What it is, is read from its content; a name that says something else is told.
 * Nothing in it is ever carried out: no formula, no macro, no link. Whatever it cannot read is refused with a sentence.
 */
public final class SheetReading {

    private static final int[] ZIP = {'P', 'K', 3, 4};
    private static final int[] EMPTY_ZIP = {'P', 'K', 5, 6};
    /** A file of Office from before 2007, or one of later that is locked with a password. */
    private static final int[] OLD_OFFICE = {0xD0, 0xCF, 0x11, 0xE0};

    private static final byte[] LOCKED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    private static final Pattern MACRO_NAME = Pattern.compile(".*\\.(xlsm|xltm|xlam)");
    private static final Pattern ODS_MACRO = Pattern.compile("(Scripts/.+|Basic/.+/(?!script-l[bc]\\.xml).+)[^/]");
    private static final Set<String> TEXTS = Set.of("csv", "txt", "tsv", "tab");

    private SheetReading() {}

    /**
     * Reads a spreadsheet.
     *
     * @param name as the sender called it; null when there was none
     * @throws InvalidInput with why it is not read
     */
    public static Workbook read(String name, byte[] content, SheetLimits limits) {
        if (content == null || content.length == 0) {
            throw SheetRefused.of("fout.lijst.geen");
        }
        if (content.length > limits.bytes()) {
            throw SheetRefused.of("fout.lijst.te-groot", limits.bytes() / (1024 * 1024));
        }
        String called = name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
        if (MACRO_NAME.matcher(called).matches()) {
            throw SheetRefused.of("fout.lijst.macro");
        }
        try {
            Workbook read = byContent(ending(called), content, limits);
            if (read.sheets().stream()
                    .allMatch(sheet -> sheet.hidden() || sheet.lines().isEmpty())) {
                throw SheetRefused.of(
                        read.sheets().stream().anyMatch(Sheet::hidden)
                                ? "fout.lijst.alles-verborgen"
                                : "fout.lijst.leeg");
            }
            return read;
        } catch (InvalidInput refused) {
            throw refused;
        } catch (IOException | XMLStreamException | RuntimeException unreadable) {
            // the cause may name what stands in the file, so it is neither told nor logged
            throw SheetRefused.of("fout.lijst.onleesbaar");
        }
    }

    private static Workbook byContent(String ending, byte[] content, SheetLimits limits)
            throws IOException, XMLStreamException {
        if (starts(content, OLD_OFFICE)) {
            throw SheetRefused.of(contains(content, LOCKED) ? "fout.lijst.wachtwoord" : "fout.lijst.oud-excel");
        }
        if (starts(content, EMPTY_ZIP)) {
            throw SheetRefused.of("fout.lijst.leeg");
        }
        if (starts(content, ZIP)) {
            return zipped(ending, content, limits);
        }
        Optional<String> text = CsvReading.text(content);
        if (text.isEmpty() || text.get().startsWith("%PDF")) {
            throw SheetRefused.of("fout.lijst.soort");
        }
        if (text.get().stripLeading().startsWith("<")) {
            throw SheetRefused.of("fout.lijst.webpagina");
        }
        return new Workbook(
                SheetKind.CSV, !ending.isEmpty() && !TEXTS.contains(ending), CsvReading.read(text.get(), limits));
    }

    private static Workbook zipped(String ending, byte[] content, SheetLimits limits)
            throws IOException, XMLStreamException {
        try (ZipContents zip = new ZipContents(content, limits.unpacked())) {
            if (zip.has(XlsxReading.WORKBOOK)) {
                if (zip.names().stream()
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin"))) {
                    throw SheetRefused.of("fout.lijst.macro");
                }
                return new Workbook(SheetKind.XLSX, misnamed(ending, SheetKind.XLSX), XlsxReading.read(zip, limits));
            }
            if (zip.has(OdsReading.CONTENT)) {
                if (zip.names().stream()
                        .anyMatch(name -> ODS_MACRO.matcher(name).matches())) {
                    throw SheetRefused.of("fout.lijst.macro");
                }
                List<Sheet> sheets = OdsReading.read(zip, limits);
                if (sheets.isEmpty()) {
                    throw SheetRefused.of("fout.lijst.soort");
                }
                return new Workbook(SheetKind.ODS, misnamed(ending, SheetKind.ODS), sheets);
            }
            throw SheetRefused.of(zip.has("xl/workbook.bin") ? "fout.lijst.oud-excel" : "fout.lijst.soort");
        }
    }

    private static boolean misnamed(String ending, SheetKind kind) {
        return !ending.isEmpty() && !ending.equals(kind.code());
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }

    private static boolean starts(byte[] content, int[] mark) {
        for (int at = 0; at < mark.length; at++) {
            if (content.length <= at || (content[at] & 0xFF) != mark[at]) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(byte[] content, byte[] part) {
        for (int from = 0; from + part.length <= content.length; from++) {
            int same = 0;
            while (same < part.length && content[from + same] == part[same]) {
                same++;
            }
            if (same == part.length) {
                return true;
            }
        }
        return false;
    }
}
