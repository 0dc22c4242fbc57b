package nl.schakel.web.zaken;

import java.util.List;
import java.util.UUID;
import nl.schakel.access.Grant;
import nl.schakel.access.Viewer;
import nl.schakel.file.CaseFiles;
import nl.schakel.file.FileReading;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.signal.DossierReading;
import nl.schakel.web.frame.FileWords;
import nl.schakel.web.frame.FileWords.FileLine;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/** View factory: the photos and files of a case, as far as a grant goes. */
@Component
class CaseFileViews {

    /**
     * The files of a case in words.
     *
     * @param waiting that others wait in quarantine, in words; null when none do
     * @param adds whether this reader can add one
     */
    public record CaseFilesView(List<FileLine> lines, String waiting, boolean adds) {}

    private final CaseFiles files;
    private final FileReading reading;
    private final DossierReading dossiers;
    private final FileWords lines;
    private final Directory directory;
    private final Words words;

    CaseFileViews(
            CaseFiles files,
            FileReading reading,
            DossierReading dossiers,
            FileWords lines,
            Directory directory,
            Words words) {
        this.files = files;
        this.reading = reading;
        this.dossiers = dossiers;
        this.lines = lines;
        this.directory = directory;
        this.words = words;
    }

    /** Null when the files are not for this reader. */
    CaseFilesView of(Grant grant, Viewer viewer) {
        UUID id = grant.dossier();
        FileReading.Files found = reading.of(grant, dossiers.needToKnow(grant, viewer.groups()), viewer);
        if (found == null) {
            return null;
        }
        return new CaseFilesView(
                found.shown().stream().map(file -> lines.line(file, by(file))).toList(),
                waiting(found.waiting()),
                dossiers.state(id).closed() == null
                        && !files.ownGroups(id, viewer).isEmpty());
    }

    private String by(FileReading.Listed file) {
        return file.group() == null ? words.say("bestand.van-melder") : directory.label(GroupId.parse(file.group()));
    }

    private String waiting(int number) {
        return number == 0
                ? null
                : words.say(reading.scanned() ? "bestand.wachten" : "bestand.wachten.geen-scanner", number);
    }
}
