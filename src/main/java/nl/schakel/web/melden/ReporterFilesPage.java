package nl.schakel.web.melden;

import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.file.FileReading;
import nl.schakel.web.frame.FileAnswer;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.SentFile;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Page controller: a reporter sends a photo or file and looks at it. Always after the report, which is in by then: a bad line or a
 * file that is refused never costs a report (ADR 118).
 */
@PageController
@RequestMapping("/melden")
class ReporterFilesPage {

    private static final String PART = "#kop-bestanden";
    private static final String LOOK = "eigen-bestand";

    private final ReporterFiles files;
    private final FileReading reading;
    private final LookLog looks;
    private final CurrentViewer current;

    ReporterFilesPage(ReporterFiles files, FileReading reading, LookLog looks, CurrentViewer current) {
        this.files = files;
        this.reading = reading;
        this.looks = looks;
        this.current = current;
    }

    /** Right after the report, with what the session still knows of it. */
    @PostMapping(path = "/bedankt/bestanden", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String afterReport(
            @RequestParam(name = "bestand", required = false) MultipartFile file,
            HttpSession session,
            RedirectAttributes next) {
        Thanks.in(session).ifPresent(thanks -> files.add(thanks.dossier(), SentFile.of(file), next));
        return "redirect:/melden/bedankt" + PART;
    }

    /** Later, with number and code. */
    @PostMapping(path = "/volgen/bestanden", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String later(
            @RequestParam(name = "bestand", required = false) MultipartFile file,
            HttpSession session,
            RedirectAttributes next) {
        Followed.in(session)
                .ifPresentOrElse(
                        dossier -> files.add(dossier, SentFile.of(file), next),
                        () -> next.addFlashAttribute("note", "volgen.verlopen.bestand"));
        return "redirect:/melden/volgen" + PART;
    }

    @GetMapping("/volgen/bestanden/{bestand}")
    ResponseEntity<byte[]> content(@PathVariable("bestand") UUID file, HttpSession session) {
        UUID dossier = Followed.in(session).orElseThrow(NotVisible::new);
        FileReading.Content content = reading.ofReporter(dossier, file).orElseThrow(() -> new NotVisible(dossier));
        current.find()
                .ifPresentOrElse(
                        viewer -> looks.seen(viewer, dossier, LOOK), () -> looks.seenByReporter(dossier, LOOK));
        return FileAnswer.of(content);
    }
}
