package nl.schakel.web.zaken;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.file.CaseFiles;
import nl.schakel.file.FileReading;
import nl.schakel.file.NewFile;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.signal.DossierReading;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.FileAnswer;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.SentFile;
import nl.schakel.web.security.CurrentViewer;
import nl.schakel.web.zaken.NotePage.NoteChoice;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Page controller: takes a photo or file of a party into a case, and shows one to who may see the signal. */
@PageController
@RequestMapping("/zaken/{id}/bestanden")
class CaseFilesPage {

    private final CaseFileDoor door;
    private final DossierReading dossiers;
    private final CaseFiles files;
    private final FileReading reading;
    private final Directory directory;
    private final CurrentViewer current;

    CaseFilesPage(
            CaseFileDoor door,
            DossierReading dossiers,
            CaseFiles files,
            FileReading reading,
            Directory directory,
            CurrentViewer current) {
        this.door = door;
        this.dossiers = dossiers;
        this.files = files;
        this.reading = reading;
        this.directory = directory;
        this.current = current;
    }

    @GetMapping("/nieuw")
    String form(@PathVariable("id") UUID id, Model model) {
        return show(id, door.own(id, current.get()), "", Map.of(), model);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String add(
            @PathVariable("id") UUID id,
            @RequestParam(name = "namens", defaultValue = "") String as,
            @RequestParam(name = "bestand", required = false) MultipartFile file,
            HttpServletResponse response,
            Model model) {
        Viewer viewer = current.get();
        List<GroupId> own = door.own(id, viewer);
        NewFile sent = SentFile.of(file);
        try {
            files.add(id, sent, CaseFileDoor.sender(own, as, viewer));
        } catch (InvalidInput refused) {
            Map<String, String> errors = new LinkedHashMap<>();
            refused.errors().forEach(error -> errors.putIfAbsent(error.field(), error.message()));
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(id, own, as, errors, model);
        }
        return "redirect:/zaken/" + id + "#kop-bestanden";
    }

    @GetMapping("/{bestand}")
    ResponseEntity<byte[]> content(@PathVariable("id") UUID id, @PathVariable("bestand") UUID file) {
        return FileAnswer.of(door.content(id, file, current.get()).orElseThrow(() -> new NotVisible(id)));
    }

    private String show(UUID id, List<GroupId> own, String as, Map<String, String> errors, Model model) {
        model.addAttribute("dossier", id);
        model.addAttribute("reference", dossiers.state(id).reference());
        model.addAttribute("errors", errors);
        model.addAttribute("scanned", reading.scanned());
        model.addAttribute(
                "own",
                own.size() < 2
                        ? List.of()
                        : own.stream()
                                .map(group -> new NoteChoice(
                                        group.toString(),
                                        directory.label(group),
                                        group.toString().equals(as)))
                                .toList());
        return "zaken/file";
    }
}
