package nl.schakel.web.melden;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.feedback.Feedback;
import nl.schakel.feedback.Notice;
import nl.schakel.process.routes.meldroute.ReportCommands;
import nl.schakel.signal.Channel;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.Origin;
import nl.schakel.signal.Receipt;
import nl.schakel.signal.ReporterAccess;
import nl.schakel.signal.ReporterVoice;
import nl.schakel.web.api.AlsoAnswers;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.limits.ReportRateLimit;
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

/** API controller: reports come in here, and their feedback is read here, without login. */
@ApiController
@RequestMapping(path = "/api/v1/meldingen", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "meldingen")
class MeldingenController {

    /** @param bericht how the reporter hears of news, or why nobody writes: code of {@link Notice} */
    record Ontvangst(
            String referentie,
            String inzagecode,
            String bericht,

            @Schema(description = "Waar de melder nog eens naar kan kijken. De melding is aangenomen zoals zij is.")
            List<Opmerking> opmerkingen,

            @Schema(
                    description =
                            "Slotwoorden voor wie meldde: anders voor een burger, een professional, en wie over zichzelf meldt.")
            String slot) {}

    record Opmerking(String veld, String tekst) {}

    record Bericht(Instant moment, String tekst) {}

    record Terugkoppeling(List<Bericht> berichten, String status) {}

    private static final String LOOK = "terugkoppeling";

    private final ReporterAccess access;
    private final ReporterVoice voice;
    private final Feedback feedback;
    private final ReportRateLimit rateLimit;
    private final CurrentViewer current;
    private final LookLog looks;
    private final ReportCommands reports;
    private final Words words;

    MeldingenController(
            ReportCommands reports,
            ReporterAccess access,
            ReporterVoice voice,
            Feedback feedback,
            ReportRateLimit rateLimit,
            CurrentViewer current,
            LookLog looks,
            Words words) {
        this.words = words;
        this.reports = reports;
        this.looks = looks;
        this.access = access;
        this.voice = voice;
        this.feedback = feedback;
        this.rateLimit = rateLimit;
        this.current = current;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @AlsoAnswers(conflicts = "sleutel-hergebruikt")
    @Operation(
            summary = "Meld een signaal van mensenhandel",
            description =
                    "Alleen gemeente en toelichting zijn verplicht. De gemeente is waar het gebeurt; is die niet bekend, dan"
                            + " telt in 'gemeenten' waar de persoon woont. Een organisatie die geen gemeente is, mag beide weglaten: dan leest"
                            + " het landelijke team de melding. Zeg wie meldt vóór het versturen wat er gebeurt: iemand"
                            + " die hiervoor is opgeleid leest de melding, en de persoon over wie het gaat wordt geen verdachte."
                            + " Wat mag ontbreken, houdt een melding nooit tegen:"
                            + " wat wij niet herkennen, bewaren wij als tekst en staat in 'opmerkingen'. Met een Idempotency-Key geeft een herhaling"
                            + " hetzelfde antwoord; dezelfde sleutel met een andere inhoud geeft 409. Het antwoord zegt ook hoe de"
                            + " melder hoort dat er nieuws is: mail, niet-veilig, anoniem, geen-adres, onjuist-adres of"
                            + " onbezorgbaar.")
    ResponseEntity<Ontvangst> meld(
            @RequestBody NewSignal signal,
            @RequestHeader(name = "Idempotency-Key", required = false) String idempotencyKey,
            HttpServletRequest request) {
        Optional<Viewer> viewer = current.find();
        if (viewer.isEmpty()) {
            rateLimit.takeOnce(request);
        }
        Receipt receipt = reports.receive(signal, idempotencyKey, origin(viewer.orElse(null), signal));
        return ResponseEntity.created(URI.create("/api/v1/meldingen/" + receipt.reference() + "/terugkoppeling"))
                .cacheControl(CacheControl.noStore())
                .body(new Ontvangst(
                        receipt.reference(),
                        receipt.accessCode(),
                        feedback.told(receipt.dossier()).get(0).notice().code(),
                        remarks(signal),
                        words.say(ClosingWords.of(signal.overMijzelf(), voice.professional(receipt.dossier()))
                                .key())));
    }

    @GetMapping("/{referentie}/terugkoppeling")
    @Operation(summary = "Lees wat er met een melding is gebeurd", description = "Met de inzagecode in een header.")
    ResponseEntity<Terugkoppeling> terugkoppeling(
            @PathVariable("referentie") String reference,
            @RequestHeader(name = "Inzagecode", required = false) String code,
            HttpServletRequest request) {
        UUID dossier = access.open(reference, code, request.getRemoteAddr()).orElseThrow(NotVisible::new);
        current.find()
                .ifPresentOrElse(
                        viewer -> looks.seen(viewer, dossier, LOOK), () -> looks.seenByReporter(dossier, LOOK));
        List<Bericht> messages = feedback.read(dossier).stream()
                .map(message -> new Bericht(message.at(), message.text()))
                .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Terugkoppeling(messages, voice.own(dossier).status().code()));
    }

    private List<Opmerking> remarks(NewSignal signal) {
        return reports.remarks(signal).stream()
                .map(remark -> new Opmerking(remark.field(), remark.message()))
                .toList();
    }

    /** Somebody with an account who names no other reporter reports for themselves. */
    private static Origin origin(Viewer viewer, NewSignal signal) {
        if (viewer == null) {
            return Origin.open(Channel.API);
        }
        UUID reporter = signal.melder() == null ? viewer.personId() : null;
        return new Origin(Channel.API, reporter, viewer.personId());
    }
}
