package nl.schakel.web.melden;

import java.util.List;
import java.util.UUID;
import nl.schakel.file.CaseFiles;
import nl.schakel.file.FileReading;
import nl.schakel.file.FileSender;
import nl.schakel.file.NewFile;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.FileWords;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** View factory: the files that a reporter sent, and what came of sending one. */
@Component
class ReporterFiles {

    private final CaseFiles files;
    private final FileReading reading;
    private final FileWords words;

    ReporterFiles(CaseFiles files, FileReading reading, FileWords words) {
        this.files = files;
        this.reading = reading;
        this.words = words;
    }

    /**
     * What the part of a page about files needs.
     *
     * @param more whether another one can be sent
     * @param scanned whether files are scanned here
     */
    public record OwnFiles(List<FileWords.FileLine> lines, boolean more, boolean scanned) {}

    OwnFiles of(UUID dossier) {
        List<FileWords.FileLine> lines = reading.ofReporter(dossier).stream()
                .map(file -> words.line(file, null))
                .toList();
        return new OwnFiles(lines, lines.size() < CaseFiles.OF_A_REPORTER, reading.scanned());
    }

    /** A file that is refused is named with why; nothing else is touched by it. */
    void add(UUID dossier, NewFile file, RedirectAttributes next) {
        try {
            files.add(dossier, file, FileSender.REPORTER);
            next.addFlashAttribute("fileNote", "bestand.binnen");
        } catch (InvalidInput refused) {
            next.addFlashAttribute(
                    "fileError",
                    refused.errors().stream()
                            .map(FieldError::message)
                            .findFirst()
                            .orElseThrow());
            if (file.content() != null && file.content().length > 0) {
                next.addFlashAttribute("fileRefused", String.valueOf(file.name()));
            }
        }
    }
}
