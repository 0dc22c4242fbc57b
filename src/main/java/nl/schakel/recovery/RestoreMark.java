package nl.schakel.recovery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import nl.schakel.support.StartRefused;

/** File store: the mark in a data folder that its data were put back and not started since. */
final class RestoreMark {

    static final String FILE = "teruggezet";

    private RestoreMark() {}

    /** @param at when the copy was made that was put back */
    static void write(Path folder, Instant at) throws IOException {
        CopyFiles.add(folder, FILE, new ByteArrayInputStream((at + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** When the copy was made that was put back; empty when there is no mark. */
    static Optional<Instant> read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return Files.exists(file)
                    ? Optional.of(Instant.parse(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException | DateTimeParseException e) {
            throw new StartRefused(e, "terugzetten.merk", file);
        }
    }

    /** What it asks for has been done. */
    static void remove(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }
}
