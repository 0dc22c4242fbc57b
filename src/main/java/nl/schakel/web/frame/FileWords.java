package nl.schakel.web.frame;

import java.util.Locale;
import nl.schakel.file.FileReading;
import nl.schakel.file.FileState;
import org.springframework.stereotype.Component;

/** View factory: the files of a case in words. */
@Component
public class FileWords {

    private static final int KB = 1024;
    private static final int MB = KB * KB;

    private final FileReading files;
    private final Words words;

    FileWords(FileReading files, Words words) {
        this.files = files;
        this.words = words;
    }

    /**
     * One file.
     *
     * @param state where it stands, in words; null when there is nothing to say
     * @param by who sent it, in words; null where that is plain
     */
    public record FileLine(String id, String name, String about, String state, String by, boolean ready, boolean gone) {

        @Override
        public String toString() {
            // a record prints all it has; a name of a file may name a person
            return "FileLine[" + id + "]";
        }
    }

    /** @param by who sent it, in words, or null */
    public FileLine line(FileReading.Listed file, String by) {
        String kind = words.of("bestand.soort", file.kind().code());
        return new FileLine(
                file.id().toString(),
                file.name().isEmpty() ? kind : file.name(),
                words.say("bestand.over", kind, size(file.bytes()), DutchTime.full(file.at())),
                state(file),
                by,
                file.ready(),
                file.state().gone());
    }

    private String state(FileReading.Listed file) {
        if (file.state() == FileState.SCHOON) {
            return null;
        }
        String key = file.state().code();
        if (file.state() == FileState.QUARANTAINE) {
            key += files.scanned() ? "" : ".geen-scanner";
        }
        return words.of("bestand.stand", key);
    }

    private static String size(int bytes) {
        return bytes >= MB
                ? String.format(Locale.forLanguageTag("nl-NL"), "%.1f MB", (double) bytes / MB)
                : Math.max(1, bytes / KB) + " kB";
    }
}
