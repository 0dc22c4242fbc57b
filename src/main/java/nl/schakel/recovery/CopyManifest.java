package nl.schakel.recovery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Value: what a copy of one part holds, as text that people can read. Its last line is a hash of all lines above, so that half a
 * manifest is none.
 *
 * @param part code of the {@link CopyPart}
 * @param at when the copy was begun: everything committed before is in it
 * @param postgres major version of PostgreSQL; 0 when the part holds no server
 * @param schema number of the last step of the tables; 0 when the part holds no server
 * @param folders with their place in the copy, each before what is in it
 */
record CopyManifest(String part, Instant at, int postgres, int schema, List<String> folders, List<CopiedFile> files) {

    /**
     * A file of the copy.
     *
     * @param name its place in the copy
     * @param hash SHA-256 of what is in it, as hex
     */
    record CopiedFile(String name, long bytes, String hash) {}

    /** Its file, beside what it is about. */
    static final String FILE = "inhoud.txt";

    private static final String HEADER = "schakel-reservekopie 1";
    private static final Pattern COPIED = Pattern.compile("bestand ([0-9a-f]{64}) (\\d{1,18}) (.+)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*");

    String text() {
        StringBuilder text = new StringBuilder(HEADER + "\n");
        text.append("onderdeel ").append(part).append('\n');
        text.append("gemaakt ").append(at).append('\n');
        text.append("postgresql ").append(postgres).append('\n');
        text.append("schema ").append(schema).append('\n');
        folders.forEach(folder -> text.append("map ").append(folder).append('\n'));
        files.forEach(file -> text.append("bestand %s %d %s\n".formatted(file.hash(), file.bytes(), file.name())));
        return text + "compleet " + hash(text.toString()) + "\n";
    }

    /** Empty when this is no manifest, or not all of one. */
    static Optional<CopyManifest> parse(String text) {
        int end = text.lastIndexOf("compleet ");
        if (end < 0 || !text.substring(end).equals("compleet " + hash(text.substring(0, end)) + "\n")) {
            return Optional.empty();
        }
        try {
            return read(text.substring(0, end).lines().toList());
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<CopyManifest> read(List<String> lines) {
        if (!lines.get(0).equals(HEADER)) {
            return Optional.empty();
        }
        List<String> folders = new ArrayList<>();
        List<CopiedFile> files = new ArrayList<>();
        for (String line : lines.subList(5, lines.size())) {
            Matcher file = COPIED.matcher(line);
            if (file.matches()) {
                files.add(new CopiedFile(inside(file.group(3)), Long.parseLong(file.group(2)), file.group(1)));
            } else {
                folders.add(inside(value(line, "map")));
            }
        }
        return Optional.of(new CopyManifest(
                value(lines.get(1), "onderdeel"),
                Instant.parse(value(lines.get(2), "gemaakt")),
                Integer.parseInt(value(lines.get(3), "postgresql")),
                Integer.parseInt(value(lines.get(4), "schema")),
                List.copyOf(folders),
                List.copyOf(files)));
    }

    private static String value(String line, String name) {
        if (!line.startsWith(name + " ")) {
            throw new IllegalArgumentException("no " + name);
        }
        return line.substring(name.length() + 1);
    }

    /** Nothing that a copy says ends up outside the place where it is put back. */
    private static String inside(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name in a copy");
        }
        return name;
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The hash that names what is in a file. */
    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
