package nl.schakel.web.zaken;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.file.CaseFiles;
import nl.schakel.file.FileReading;
import nl.schakel.file.FileSender;
import nl.schakel.file.NewFile;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.frame.FileAnswer;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** API controller: photos and files of a case: add one, list them, and look at one. */
@ApiController
@RequestMapping(path = "/api/v1/zaken/{id}/bestanden", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "zaken")
class ZaakBestandenController {

    record BewaardBestand(UUID id) {}

    record Zaakbestand(
            UUID id,

            @Schema(description = "Hoe de afzender het noemde; leeg als het geen naam had.")
            String naam,

            @Schema(description = "jpeg, png of pdf") String soort,
            int bytes,

            @Schema(
                    description =
                            "quarantaine, schoon, besmet of onleesbaar; van de laatste twee is de inhoud weggegooid")
            String stand,

            Instant ontvangen,

            @Schema(description = "rol@organisatie; null bij een bestand van de melder")
            String namens,

            @Schema(description = "Of de inhoud te lezen is.")
            boolean leesbaar) {

        static Zaakbestand of(FileReading.Listed file) {
            return new Zaakbestand(
                    file.id(),
                    file.name(),
                    file.kind().code(),
                    file.bytes(),
                    file.state().code(),
                    file.at(),
                    file.group(),
                    file.ready());
        }
    }

    record Zaakbestanden(
            List<Zaakbestand> bestanden,

            @Schema(description = "Hoeveel andere er nog in quarantaine staan.")
            int inQuarantaine,

            @Schema(description = "of hier een virusscanner staat; zonder ziet alleen de afzender een bestand")
            boolean scanner) {}

    private final CaseFileDoor door;
    private final CaseFiles files;
    private final FileReading reading;
    private final CurrentViewer current;

    ZaakBestandenController(CaseFileDoor door, CaseFiles files, FileReading reading, CurrentViewer current) {
        this.door = door;
        this.files = files;
        this.reading = reading;
        this.current = current;
    }

    @GetMapping
    @Operation(
            summary = "De bestanden van een zaak, voor zover ik die mag zien",
            description = "Wat nog niet is gescand, ziet alleen wie het stuurde.")
    ResponseEntity<Zaakbestanden> bestanden(@PathVariable("id") UUID id) {
        FileReading.Files found = door.list(id, current.get());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Zaakbestanden(
                        found.shown().stream().map(Zaakbestand::of).toList(), found.waiting(), reading.scanned()));
    }

    @PostMapping(consumes = {MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_PNG_VALUE, MediaType.APPLICATION_PDF_VALUE})
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Voeg een foto of bestand toe aan een zaak",
            description =
                    "De inhoud zelf is het bericht, hoogstens 10 MB. Voor wie aan de zaak werkt en de melding mag lezen. namens: de eigen groep (rol@organisatie), als u er in deze zaak meer dan een hebt. Wij kijken naar de inhoud, niet naar een naam. Een herhaling geeft hetzelfde id.")
    ResponseEntity<BewaardBestand> voegToe(
            @PathVariable("id") UUID id,
            @RequestParam(name = "namens", defaultValue = "") String as,
            @RequestBody byte[] content,
            HttpServletRequest request) {
        Viewer viewer = current.get();
        FileSender sender = CaseFileDoor.sender(door.own(id, viewer), as, viewer);
        UUID file = files.add(id, new NewFile(null, content), sender);
        return ResponseEntity.created(URI.create(request.getRequestURI() + "/" + file))
                .cacheControl(CacheControl.noStore())
                .body(new BewaardBestand(file));
    }

    @GetMapping(
            path = "/{bestand}",
            produces = {MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_PNG_VALUE, MediaType.APPLICATION_PDF_VALUE})
    @Operation(
            summary = "De inhoud van een bestand van een zaak",
            description = "Een foto is opnieuw getekend, zonder waar en waarmee zij is gemaakt.")
    ResponseEntity<byte[]> inhoud(@PathVariable("id") UUID id, @PathVariable("bestand") UUID file) {
        return FileAnswer.of(door.content(id, file, current.get()).orElseThrow(() -> new NotVisible(id)));
    }
}
