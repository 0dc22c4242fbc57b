package nl.schakel.web.melden;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.file.CaseFiles;
import nl.schakel.file.FileReading;
import nl.schakel.file.FileSender;
import nl.schakel.file.NewFile;
import nl.schakel.signal.ReporterAccess;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** API controller: photos and files with a report, sent with its number and code once it is in. */
@ApiController
@RequestMapping(path = "/api/v1/meldingen/{referentie}/bestanden", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "meldingen")
class MeldingBestandenController {

    record OntvangenBestand(UUID id) {}

    record Bestand(
            UUID id,
            @Schema(description = "jpeg, png of pdf") String soort,
            int bytes,

            @Schema(
                    description =
                            "quarantaine, schoon, besmet of onleesbaar; van de laatste twee is de inhoud weggegooid")
            String stand,

            Instant ontvangen) {}

    record Bestanden(
            List<Bestand> bestanden,

            @Schema(description = "of hier een virusscanner staat; zonder ziet alleen de melder een bestand")
            boolean scanner) {}

    private static final String LOOK = "eigen-bestand";

    private final ReporterAccess access;
    private final CaseFiles files;
    private final FileReading reading;
    private final LookLog looks;
    private final CurrentViewer current;

    MeldingBestandenController(
            ReporterAccess access, CaseFiles files, FileReading reading, LookLog looks, CurrentViewer current) {
        this.access = access;
        this.files = files;
        this.reading = reading;
        this.looks = looks;
        this.current = current;
    }

    @PostMapping(consumes = {MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_PNG_VALUE, MediaType.APPLICATION_PDF_VALUE})
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Stuur een foto of bestand bij een melding",
            description =
                    "De inhoud zelf is het bericht, hoogstens 10 MB, met de inzagecode in een header. Hoogstens tien per"
                            + " melding. Wij kijken naar de inhoud, niet naar een naam. Een herhaling geeft hetzelfde id.")
    ResponseEntity<OntvangenBestand> stuur(
            @PathVariable("referentie") String reference,
            @RequestHeader(name = "Inzagecode", required = false) String code,
            @RequestBody byte[] content,
            HttpServletRequest request) {
        UUID dossier = open(reference, code, request);
        look(dossier);
        UUID id = files.add(dossier, new NewFile(null, content), FileSender.REPORTER);
        return ResponseEntity.created(URI.create(request.getRequestURI()))
                .cacheControl(CacheControl.noStore())
                .body(new OntvangenBestand(id));
    }

    @GetMapping
    @Operation(
            summary = "Hoe het staat met de bestanden bij een melding",
            description = "Met de inzagecode in een header.")
    ResponseEntity<Bestanden> bestanden(
            @PathVariable("referentie") String reference,
            @RequestHeader(name = "Inzagecode", required = false) String code,
            HttpServletRequest request) {
        UUID dossier = open(reference, code, request);
        look(dossier);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Bestanden(
                        reading.ofReporter(dossier).stream()
                                .map(file -> new Bestand(
                                        file.id(),
                                        file.kind().code(),
                                        file.bytes(),
                                        file.state().code(),
                                        file.at()))
                                .toList(),
                        reading.scanned()));
    }

    private UUID open(String reference, String code, HttpServletRequest request) {
        return access.open(reference, code, request.getRemoteAddr()).orElseThrow(NotVisible::new);
    }

    private void look(UUID dossier) {
        current.find()
                .ifPresentOrElse(
                        viewer -> looks.seen(viewer, dossier, LOOK), () -> looks.seenByReporter(dossier, LOOK));
    }
}
