package nl.schakel.file;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.Grant;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.file.internal.FileTable;
import nl.schakel.signal.NeedToKnow;
import nl.schakel.support.crypto.CaseCipher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Read model: the files of a case as far as a reader may see them (R7): with the words of the signal, and what a party added for
 * who may know of its work. What is not clean is seen by who sent it alone.
 */
@Service
public class FileReading {

    /**
     * One file, without what is in it.
     *
     * @param name as the sender called it; empty when it had none
     * @param group as which a party sent it; null for the reporter
     * @param ready whether the content can be looked at
     */
    public record Listed(
            UUID id, String name, FileKind kind, int bytes, FileState state, Instant at, String group, boolean ready) {

        @Override
        public String toString() {
            // a record prints all it has; a name of a file may name a person
            return "Listed[" + id + ", " + state + "]";
        }
    }

    /**
     * The files for one reader.
     *
     * @param waiting how many others wait in quarantine, of which the reader learns nothing else yet
     */
    public record Files(List<Listed> shown, int waiting) {}

    /** What is in a file. */
    public record Content(FileKind kind, byte[] bytes) {

        @Override
        public String toString() {
            return "Content[" + kind + "]";
        }
    }

    private final FileTable table;
    private final CaseCipher ciphers;
    private final Scanner scanner;

    FileReading(FileTable table, CaseCipher ciphers, Scanner scanner) {
        this.table = table;
        this.ciphers = ciphers;
        this.scanner = scanner;
    }

    /** Whether files are scanned here; if not, nobody but the sender ever sees one, and pages say so. */
    public boolean scanned() {
        return scanner.present();
    }

    /** What the reporter sent, the oldest first. Only after number and code, or for the own report. */
    @Transactional(readOnly = true)
    public List<Listed> ofReporter(UUID dossier) {
        return table.of(dossier).stream()
                .filter(file -> file.sender().reporter())
                .map(this::listed)
                .toList();
    }

    /** The content of a file that the reporter sent. */
    @Transactional(readOnly = true)
    public Optional<Content> ofReporter(UUID dossier, UUID file) {
        return table.one(dossier, file)
                .filter(found -> found.sender().reporter())
                .flatMap(this::content);
    }

    /** What a reader of the case may see; null when the signal is not for this reader. */
    @Transactional(readOnly = true)
    public Files of(Grant grant, NeedToKnow known, Viewer viewer) {
        if (!grant.sees(Part.MELDING)) {
            return null;
        }
        List<FileTable.Kept> all = table.of(grant.dossier());
        return new Files(
                all.stream()
                        .filter(file -> shows(file, known, viewer))
                        .map(this::listed)
                        .toList(),
                (int) all.stream()
                        .filter(file -> file.state() == FileState.QUARANTAINE
                                && !own(file, viewer)
                                && known.writtenBy(group(file)))
                        .count());
    }

    /** The content of a file of the case; empty when it is not for this reader. */
    @Transactional(readOnly = true)
    public Optional<Content> of(Grant grant, NeedToKnow known, Viewer viewer, UUID file) {
        return grant.sees(Part.MELDING)
                ? table.one(grant.dossier(), file)
                        .filter(found -> shows(found, known, viewer))
                        .flatMap(this::content)
                : Optional.empty();
    }

    private static boolean shows(FileTable.Kept file, NeedToKnow known, Viewer viewer) {
        return own(file, viewer) || file.state() == FileState.SCHOON && known.writtenBy(group(file));
    }

    private static boolean own(FileTable.Kept file, Viewer viewer) {
        return viewer.personId().equals(file.sender().person());
    }

    private static String group(FileTable.Kept file) {
        return file.sender().reporter() ? null : file.sender().group().toString();
    }

    private Listed listed(FileTable.Kept file) {
        return new Listed(
                file.id(),
                ciphers.of(file.dossier()).decrypt(file.name(), FileTable.NAME.at(file.id())),
                file.kind(),
                file.bytes(),
                file.state(),
                file.at(),
                group(file),
                file.ready());
    }

    private Optional<Content> content(FileTable.Kept file) {
        return file.ready()
                ? table.content(file.id())
                        .map(kept -> new Content(
                                file.kind(), ciphers.of(file.dossier()).open(kept, FileTable.CONTENT.at(file.id()))))
                : Optional.empty();
    }
}
