package nl.schakel.web.werkbank;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.process.move.CaseMove;
import nl.schakel.process.move.CaseMoves;
import nl.schakel.process.move.GoneStep;
import nl.schakel.process.move.MoveTrial;
import nl.schakel.process.move.StepChoice;
import nl.schakel.web.api.AlsoAnswers;
import nl.schakel.web.api.ApiController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** API controller: running cases of a region move to another version of the models. Of a case it tells only the number. */
@ApiController
@RequestMapping(path = "/api/v1/modellen/verhuizingen", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "modellen")
class ModelverhuizingenController {

    record Stapkeuze(
            @Schema(description = "sleutel van de route, zoals meldroute")
            String model,

            @Schema(description = "id van de stap die er niet meer is")
            String stap,

            @Schema(description = "id van de stap waar deze zaken verder gaan")
            String naar) {

        static Stapkeuze of(StepChoice choice) {
            return new Stapkeuze(choice.model(), choice.gone(), choice.onto());
        }

        StepChoice choice() {
            return new StepChoice(model, stap, naar);
        }
    }

    record Verhuisvraag(
            @Schema(description = "code van de regio; 'landelijk' voor zaken die in geen regio liggen")
            String regio,

            @Schema(description = "de versie waarmee de zaken nu lopen")
            UUID van,

            @Schema(description = "de versie waarmee zij verder gaan")
            UUID naar,

            @Schema(description = "waar zaken verder gaan die bij een stap staan die er niet meer is")
            List<Stapkeuze> keuzes,

            @Schema(description = "of termijnen opnieuw worden berekend; anders houdt elke taak haar datum")
            boolean termijnen,

            @Schema(description = "verplicht bij vragen, niet bij proberen")
            String reden) {

        CaseMoves.AskedMove asked() {
            return new CaseMoves.AskedMove(
                    ModelvoorstellenController.of(regio == null ? "" : regio),
                    van,
                    naar,
                    keuzes == null
                            ? List.of()
                            : keuzes.stream()
                                    .filter(choice -> choice != null)
                                    .map(Stapkeuze::choice)
                                    .toList(),
                    termijnen);
        }
    }

    record VerhuisdeZaak(
            String referentie,

            @Schema(description = "verhuisd of niet; bij proberen: of het zou lukken")
            String uitkomst,

            @Schema(description = "stap-weg, route-weg, past-niet, staat-stil of onverwacht; ontbreekt als het lukt")
            String reden,

            @Schema(description = "dezelfde reden in woorden")
            String uitleg) {}

    record NieuweStap(String id, String naam) {}

    record VerdwenenStap(
            String model,
            String route,
            String stap,
            String naam,

            @Schema(description = "waar deze zaken verder kunnen; leeg als dat nergens kan")
            List<NieuweStap> naar) {

        static VerdwenenStap of(GoneStep gone) {
            return new VerdwenenStap(
                    gone.model(),
                    gone.route(),
                    gone.step(),
                    gone.name(),
                    gone.onto().stream()
                            .map(step -> new NieuweStap(step.step(), step.name()))
                            .toList());
        }
    }

    record Verhuisproef(
            List<VerdwenenStap> verdwenen,
            List<VerhuisdeZaak> zaken,

            @Schema(description = "hoeveel zaken niet zijn geprobeerd, omdat het er zo veel zijn")
            int over) {}

    record Modelverhuizing(
            UUID id,
            String regio,
            UUID van,
            UUID naar,
            List<Stapkeuze> keuzes,
            boolean termijnen,

            @Schema(description = "gevraagd, loopt, klaar, afgewezen of ingetrokken")
            String stand,

            String reden,
            Instant gevraagdOp,
            Instant beslistOp,

            @Schema(description = "wat de tweede persoon erbij schreef")
            String toelichting,

            Instant klaarOp,

            @Schema(description = "wat er van elke zaak kwam, tot nu toe")
            List<VerhuisdeZaak> zaken) {}

    private final CaseMoves moves;
    private final MoveTrial trial;
    private final MoveViews views;
    private final LookLog looks;
    private final CurrentDirector current;

    ModelverhuizingenController(
            CaseMoves moves, MoveTrial trial, MoveViews views, LookLog looks, CurrentDirector current) {
        this.moves = moves;
        this.trial = trial;
        this.views = views;
        this.looks = looks;
        this.current = current;
    }

    @PostMapping("/proef")
    @AlsoAnswers(notFound = true)
    @Operation(
            summary = "Probeer of lopende zaken naar een andere versie kunnen",
            description =
                    "Elke zaak verhuist echt, met alles wat daarbij hoort, en wordt meteen teruggezet: er blijft niets van over en"
                            + " niemand krijgt bericht. Hoogstens 100 zaken. Een andere regio is er niet (404).")
    Verhuisproef probeer(@RequestBody Verhuisvraag sent) {
        Viewer viewer = current.get();
        List<VerdwenenStap> gone =
                moves.gone(sent.asked(), viewer).stream().map(VerdwenenStap::of).toList();
        MoveTrial.Tried tried = trial.look(sent.asked(), viewer);
        return new Verhuisproef(gone, shown(tried.cases(), viewer), tried.left());
    }

    @PostMapping
    @AlsoAnswers(notFound = true)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Vraag of lopende zaken mogen verhuizen",
            description =
                    "Er verandert nog niets: een ander keurt het goed. In een regio is er één tegelijk. Dezelfde vraag nog eens is"
                            + " dezelfde verhuizing. Een andere regio is er niet (404).")
    ResponseEntity<Modelverhuizing> vraag(@RequestBody Verhuisvraag sent) {
        Viewer viewer = current.get();
        UUID id = moves.ask(sent.asked(), sent.reden(), viewer);
        return ResponseEntity.created(URI.create("/api/v1/modellen/verhuizingen/" + id))
                .body(whole(id, viewer));
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "Lees een verhuizing van lopende zaken",
            description =
                    "Voor de ketenregisseur van die regio en het landelijk team, met wat er van elke zaak kwam. Van een zaak staat er"
                            + " alleen het nummer.")
    Modelverhuizing lees(@PathVariable("id") UUID id) {
        return whole(id, current.get());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Trek een eigen vraag om te verhuizen in", description = "Zolang er niet over is beslist.")
    void trekIn(@PathVariable("id") UUID id) {
        moves.withdraw(id, current.get());
    }

    @PostMapping("/{id}/goedkeuring")
    @Operation(
            summary = "Keur een verhuizing goed",
            description =
                    "Nooit door wie het vroeg. De zaken verhuizen daarna één voor één; een zaak die niet kan, blijft precies zoals zij"
                            + " was.")
    Modelverhuizing keurGoed(@PathVariable("id") UUID id, @RequestBody ModelvoorstellenController.Modelbesluit sent) {
        Viewer viewer = current.get();
        ModelvoorstellenController.told(() -> {
            moves.approve(id, sent.toelichting(), viewer);
            return id;
        });
        return whole(id, viewer);
    }

    @PostMapping("/{id}/afwijzing")
    @Operation(
            summary = "Wijs een verhuizing af",
            description = "Nooit door wie het vroeg, en altijd met een toelichting waarmee de ander verder kan.")
    Modelverhuizing wijsAf(@PathVariable("id") UUID id, @RequestBody ModelvoorstellenController.Modelbesluit sent) {
        Viewer viewer = current.get();
        moves.refuse(id, sent.toelichting(), viewer);
        return whole(id, viewer);
    }

    @PostMapping("/{id}/herhaling")
    @Operation(
            summary = "Probeer de zaken die niet verhuisden opnieuw",
            description = "Voor een verhuizing die klaar is. Wat al verhuisde, blijft verhuisd.")
    Modelverhuizing herhaal(@PathVariable("id") UUID id) {
        Viewer viewer = current.get();
        moves.repeat(id, viewer);
        return whole(id, viewer);
    }

    private Modelverhuizing whole(UUID id, Viewer viewer) {
        CaseMove move = moves.find(id, viewer);
        return new Modelverhuizing(
                move.id(),
                ModellenController.code(move.region()),
                move.from(),
                move.to(),
                move.choices().stream().map(Stapkeuze::of).toList(),
                move.renew(),
                move.state().code(),
                move.reason(),
                move.askedAt(),
                move.judgedAt(),
                move.judgement(),
                move.endedAt(),
                shown(moves.results(id, viewer), viewer));
    }

    private List<VerhuisdeZaak> shown(List<CaseMove.MovedCase> cases, Viewer viewer) {
        looks.shown(
                viewer,
                "verhuizen",
                cases.stream().map(CaseMove.MovedCase::dossier).toList());
        return cases.stream()
                .map(one -> new VerhuisdeZaak(
                        one.reference(),
                        one.outcome().code(),
                        one.why() == null ? null : one.why().code(),
                        one.why() == null ? null : views.why(one)))
                .toList();
    }
}
