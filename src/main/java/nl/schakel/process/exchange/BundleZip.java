package nl.schakel.process.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.schakel.process.rules.HiddenCharacters;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InvalidInput;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Codec of a bundle as a zip: models and tables in {@code processes/}, forms in {@code forms/}. A zip that somebody sends is
 * read in memory, by a list of names that are allowed and limits to what comes out of it; nothing of it gets on a disk.
 */
public final class BundleZip {

    /** Field of a form or of the API in which the zip comes. */
    public static final String FIELD = "bestand";

    private static final int MOST_PACKED = 5_000_000;
    private static final int MOST_UNPACKED = 20_000_000;
    private static final int MOST_ENTRIES = 500;
    private static final int MOST_TOLD = 20;
    private static final int LONGEST_TOLD = 80;

    /** The folder that a computer puts around what is zipped, our own folder, and the name. */
    private static final Pattern NAME = Pattern.compile(
            "(?:[A-Za-z0-9][\\w .()-]{0,80}/)?(?:(?:processes|forms)/)?([a-z0-9-]{1,60}\\.(?:bpmn|dmn|form))");

    /** What computers put into a zip by themselves. */
    private static final Pattern OF_THE_COMPUTER =
            Pattern.compile("(?:[^/\\\\]+/){0,3}(?:\\.DS_Store|Thumbs\\.db|desktop\\.ini)|__MACOSX/.*");

    private static final Pattern LEADS_AWAY =
            Pattern.compile("(?s)(^|.*[/\\\\])\\.\\.([/\\\\].*|$)|^[/\\\\].*|^[A-Za-z]:.*|.*\\\\.*");

    private BundleZip() {}

    /** The files as one zip; the same files give the same bytes. */
    public static byte[] write(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                ZipEntry entry =
                        new ZipEntry((file.getKey().endsWith(".form") ? "forms/" : "processes/") + file.getKey());
                entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * The files of a zip by their names, without folders.
     *
     * @throws InvalidInput when it is no zip of models, tables and forms; each entry that may not be in it is named
     */
    public static Map<String, byte[]> read(byte[] content) {
        if (content.length > MOST_PACKED) {
            throw InvalidInput.of(FIELD, "te-groot", "fout.zip.groot");
        }
        if (content.length == 0) {
            throw InvalidInput.of(FIELD, "verplicht", "fout.zip.leeg");
        }
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            return unpacked(zip, entries(zip));
        } catch (IOException | IllegalArgumentException notAZip) {
            throw InvalidInput.of(FIELD, "geen-zip", "fout.zip.geen");
        }
    }

    /** What is to be read, by the name without folders. */
    private static Map<String, ZipArchiveEntry> entries(ZipFile zip) {
        List<ZipArchiveEntry> all = Collections.list(zip.getEntries());
        if (all.size() > MOST_ENTRIES) {
            throw InvalidInput.of(FIELD, "te-veel", "fout.zip.veel", MOST_ENTRIES);
        }
        Map<String, ZipArchiveEntry> entries = new TreeMap<>();
        List<FieldError> errors = new ArrayList<>();
        for (ZipArchiveEntry entry : all) {
            // as it stands there: the library makes other signs of some
            String name = entry.getRawName() == null
                    ? entry.getName()
                    : new String(entry.getRawName(), StandardCharsets.UTF_8);
            Matcher allowed = NAME.matcher(name);
            if (LEADS_AWAY.matcher(name).matches()) {
                errors.add(error("onveilig", "fout.zip.pad", name));
            } else if (entry.isUnixSymlink()) {
                errors.add(error("onveilig", "fout.zip.verwijzing", name));
            } else if (OF_THE_COMPUTER.matcher(name).matches() || entry.isDirectory()) {
                continue;
            } else if (!allowed.matches()) {
                errors.add(error("naam", "fout.zip.naam", name));
            } else if (entry.getGeneralPurposeBit().usesEncryption()) {
                errors.add(error("wachtwoord", "fout.zip.wachtwoord", name));
            } else if (!zip.canReadEntryData(entry)) {
                errors.add(error("onleesbaar", "fout.zip.stuk", name));
            } else if (entries.putIfAbsent(allowed.group(1), entry) != null) {
                errors.add(error("dubbel", "fout.zip.dubbel", name));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors.subList(0, Math.min(errors.size(), MOST_TOLD)));
        }
        if (entries.isEmpty()) {
            throw InvalidInput.of(FIELD, "leeg", "fout.zip.niets");
        }
        return entries;
    }

    /** Counts what really comes out, whatever the zip says of its own size. */
    private static Map<String, byte[]> unpacked(ZipFile zip, Map<String, ZipArchiveEntry> entries) {
        Map<String, byte[]> files = new TreeMap<>();
        int left = MOST_UNPACKED;
        for (Map.Entry<String, ZipArchiveEntry> one : entries.entrySet()) {
            byte[] content = unpacked(zip, one.getValue(), left + 1);
            left -= content.length;
            if (left < 0) {
                throw InvalidInput.of(
                        FIELD,
                        "te-groot",
                        "fout.zip.uitgepakt",
                        shown(one.getValue().getName()));
            }
            files.put(one.getKey(), content);
        }
        return files;
    }

    private static byte[] unpacked(ZipFile zip, ZipArchiveEntry entry, int most) {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes(most);
            if (content.length < most && content.length != entry.getSize()) {
                throw new IOException("less than it says");
            }
            return content;
        } catch (IOException broken) {
            throw InvalidInput.of(FIELD, "onleesbaar", "fout.zip.stuk", shown(entry.getName()));
        }
    }

    private static FieldError error(String code, String sentence, String name) {
        return FieldError.of(FIELD, code, sentence, shown(name));
    }

    private static String shown(String name) {
        String shown = HiddenCharacters.shown(name);
        return shown.length() <= LONGEST_TOLD ? shown : shown.substring(0, LONGEST_TOLD) + " ...";
    }
}
