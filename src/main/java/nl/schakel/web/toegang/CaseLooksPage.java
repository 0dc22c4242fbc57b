package nl.schakel.web.toegang;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.access.report.CaseLooks;
import nl.schakel.signal.DossierSearch;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.FieldMessages;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page controller: who looked at one case, to hand over to whom the case is about, on their request. */
@PageController
class CaseLooksPage {

    private static final int LONGEST = 60;

    private final CaseLooks looks;
    private final CaseLooksWords texts;
    private final CaseLooksPdf pdf;
    private final DossierSearch dossiers;
    private final CurrentViewer current;
    private final Clock clock;

    CaseLooksPage(
            CaseLooks looks,
            CaseLooksWords texts,
            CaseLooksPdf pdf,
            DossierSearch dossiers,
            CurrentViewer current,
            Clock clock) {
        this.looks = looks;
        this.texts = texts;
        this.pdf = pdf;
        this.dossiers = dossiers;
        this.current = current;
        this.clock = clock;
    }

    @GetMapping("/toegang/inzage")
    String show(
            @RequestParam(name = "zaak", defaultValue = "") String reference,
            @RequestParam(name = "zonder", defaultValue = "") String without,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("reference", reference.strip());
        model.addAttribute("without", !without.isEmpty());
        if (reference.isBlank()) {
            return "toegang/case-looks";
        }
        try {
            model.addAttribute("lines", lines(reference, without));
            model.addAttribute("madeAt", DutchTime.full(clock.instant()));
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("errors", FieldMessages.of(refused.errors()));
        }
        return "toegang/case-looks";
    }

    @GetMapping("/toegang/inzage.pdf")
    ResponseEntity<byte[]> file(
            @RequestParam(name = "zaak", defaultValue = "") String reference,
            @RequestParam(name = "zonder", defaultValue = "") String without) {
        byte[] file = pdf.write(reference.strip(), lines(reference, without), clock.instant());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("wie-keek.pdf")
                                .build()
                                .toString())
                .body(file);
    }

    /** A case of others is as one that does not exist. */
    private List<CaseLooksWords.LookLine> lines(String reference, String without) {
        Viewer viewer = current.get();
        new InputCheck()
                .text("zaak", reference, LONGEST)
                .code("zonder", without.isEmpty() ? null : without, List.of(CaseLooksWords.INVESTIGATION))
                .done();
        Optional<UUID> dossier = reference.isBlank() ? Optional.empty() : dossiers.byReference(reference.strip());
        try {
            return texts.of(looks.of(dossier.orElse(null), viewer), !without.isEmpty());
        } catch (NotVisible unknown) {
            throw InvalidInput.of("zaak", "onbekend", "fout.toegang-inzage.zaak");
        }
    }
}
