package nl.schakel.web.zaken;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.AccessService;
import nl.schakel.access.Grant;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.file.CaseFiles;
import nl.schakel.file.FileReading;
import nl.schakel.file.FileSender;
import nl.schakel.organisation.GroupId;
import nl.schakel.signal.DossierReading;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Component;

/** Check: opens the files of a case, for pages and the API alike; anybody else hears what they hear of an unknown case. */
@Component
class CaseFileDoor {

    private static final EnumSet<Part> PARTS = EnumSet.of(Part.MELDING, Part.ZORG);
    private static final String WHY = "zaak:bestand";

    private final AccessService door;
    private final DossierReading dossiers;
    private final CaseFiles files;
    private final FileReading reading;

    CaseFileDoor(AccessService door, DossierReading dossiers, CaseFiles files, FileReading reading) {
        this.door = door;
        this.dossiers = dossiers;
        this.files = files;
        this.reading = reading;
    }

    /** The groups as which the viewer can add a file; one at least. */
    List<GroupId> own(UUID id, Viewer viewer) {
        Grant grant = door.open(viewer, id, WHY, PARTS);
        List<GroupId> own = files.ownGroups(id, viewer);
        if (!grant.sees(Part.MELDING) || own.isEmpty()) {
            throw new NotVisible(id);
        }
        return own;
    }

    /** As whom somebody adds a file. @param as {@code role@organisation}; needed when there are several */
    static FileSender sender(List<GroupId> own, String as, Viewer viewer) {
        GroupId group = own.stream()
                .filter(one -> own.size() == 1 || one.toString().equals(as))
                .findFirst()
                .orElseThrow(() -> InvalidInput.of("namens", "onbekende-keuze", "fout.bestand.namens"));
        return new FileSender(viewer.personId(), group);
    }

    /** The files that the viewer may see. */
    FileReading.Files list(UUID id, Viewer viewer) {
        Grant grant = door.open(viewer, id, WHY, PARTS);
        FileReading.Files found = reading.of(grant, dossiers.needToKnow(grant, viewer.groups()), viewer);
        if (found == null) {
            throw new NotVisible(id);
        }
        return found;
    }

    /** What is in one of them; empty when it is not for the viewer. */
    Optional<FileReading.Content> content(UUID id, UUID file, Viewer viewer) {
        Grant grant = door.open(viewer, id, WHY, PARTS);
        return reading.of(grant, dossiers.needToKnow(grant, viewer.groups()), viewer, file);
    }
}
