package nl.schakel.web.melden;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.process.routes.meldroute.ReportCommands;
import nl.schakel.signal.ReporterAccess;
import nl.schakel.signal.Reviews;
import nl.schakel.signal.StayReason;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/** API controller: a reporter who is not content with an end asks to look again, with number and code. */
@ApiController
@RequestMapping(path = "/api/v1/meldingen/{referentie}/herziening", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "meldingen")
class HerzieningController {

    record HerzieningVragen(
            @Schema(description = "waarom de melder wil dat er nog eens wordt gekeken; verplicht")
            String reden,

            @Schema(description = "wat de melder nog meer weet; mag ontbreken")
            String nieuws) {}

    record HerzieningAntwoord(
            Instant moment,

            @Schema(
                    description = "de zaak gaat weer open, of het einde blijft",
                    allowableValues = {"heropend", "blijft"})
            String besluit,

            @Schema(description = "waarom het einde blijft, in vaste woorden; null als de zaak weer open is")
            String reden,

            @Schema(description = "wat de lezer tegen de melder zegt; null als de zaak weer open is")
            String tekst) {

        static HerzieningAntwoord of(Reviews.ReviewAnswer answered) {
            StayReason stays = answered.stays();
            return new HerzieningAntwoord(
                    answered.at(),
                    stays == null ? "heropend" : "blijft",
                    stays == null ? null : stays.code(),
                    answered.text());
        }
    }

    record Herziening(
            @Schema(description = "of er nu iemand naar kijkt")
            boolean loopt,

            @Schema(description = "hoe vaak dit bij dit einde nog kan; 0 zolang de melding open is")
            int nogMogelijk,

            @Schema(description = "wanneer de melder dit voor het laatst vroeg; null als dat nooit was")
            Instant gevraagd,

            HerzieningAntwoord antwoord) {}

    private static final String LOOK = "herziening";

    private final ReporterAccess access;
    private final ReportCommands reports;
    private final Reviews reviews;
    private final LookLog looks;
    private final CurrentViewer current;

    HerzieningController(
            ReporterAccess access, ReportCommands reports, Reviews reviews, LookLog looks, CurrentViewer current) {
        this.access = access;
        this.reports = reports;
        this.reviews = reviews;
        this.looks = looks;
        this.current = current;
    }

    @GetMapping
    @Operation(
            summary = "Of de melder vroeg om opnieuw te kijken, en wat het antwoord is",
            description = "Met de inzagecode in een header. De berichten staan bij de terugkoppeling.")
    ResponseEntity<Herziening> herziening(
            @PathVariable("referentie") String reference,
            @RequestHeader(name = "Inzagecode", required = false) String code,
            HttpServletRequest request) {
        return answer(open(reference, code, request));
    }

    @PostMapping
    @Operation(
            summary = "Vraag om opnieuw te kijken naar een afgeronde melding",
            description =
                    "Met de inzagecode in een header. Iemand die de melding niet afrondde, leest het, meestal binnen vijf"
                            + " werkdagen: de zaak gaat weer open, of het einde blijft met een reden. Kan twee keer per einde. Wat u"
                            + " stuurt terwijl het verzoek loopt, of als de melding weer open is, komt erbij. Dezelfde woorden nog een"
                            + " keer veranderen niets. 400 als de reden ontbreekt of het niet meer kan; er is dan niets opgeslagen.")
    ResponseEntity<Herziening> vraag(
            @PathVariable("referentie") String reference,
            @RequestHeader(name = "Inzagecode", required = false) String code,
            @RequestBody HerzieningVragen asked,
            HttpServletRequest request) {
        UUID report = open(reference, code, request);
        reports.askAgain(report, asked.reden(), asked.nieuws());
        return answer(report);
    }

    private ResponseEntity<Herziening> answer(UUID report) {
        Herziening now = reviews.of(report)
                .map(own -> new Herziening(
                        own.waits(),
                        own.left(),
                        own.last().map(Reviews.Request::asked).orElse(null),
                        own.last()
                                .map(Reviews.Request::answered)
                                .map(HerzieningAntwoord::of)
                                .orElse(null)))
                .orElse(new Herziening(false, 0, null, null));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(now);
    }

    private UUID open(String reference, String code, HttpServletRequest request) {
        UUID report = access.open(reference, code, request.getRemoteAddr()).orElseThrow(NotVisible::new);
        current.find()
                .ifPresentOrElse(viewer -> looks.seen(viewer, report, LOOK), () -> looks.seenByReporter(report, LOOK));
        return report;
    }
}
