package nl.schakel.web.werkbank;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.trial.CaseComparison;
import nl.schakel.trial.Trial;
import nl.schakel.trial.TrialResult;
import nl.schakel.trial.TrialState;
import nl.schakel.web.api.ApiController;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** API controller: trying a draft with example cases, and what came of it beside what is live. */
@ApiController
@RequestMapping(path = "/api/v1/modellen/concepten/{id}/proef", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "modellen")
class ConceptproevenController {

    record Proef(
            @Schema(description = "uit, rust, wacht of bezig")
            String stand,

            @Schema(description = "hoeveel keer een voorbeeldzaak al is gespeeld, zolang de proef loopt")
            int gespeeld,

            @Schema(description = "hoeveel keer een voorbeeldzaak wordt gespeeld")
            int totaal,

            @Schema(description = "waarom de laatste proef geen uitkomst gaf; ontbreekt als die er wel is")
            String mislukt,

            @Schema(description = "ontbreekt zolang er niets is uitgekomen")
            Proefuitkomst uitkomst) {}

    record Proefuitkomst(
            Instant op,

            @Schema(description = "of dit van het concept is zoals het er nu staat")
            boolean actueel,

            List<Proefzaak> zaken,

            @Schema(description = "onderdelen van het concept waar geen voorbeeldzaak langs kwam")
            List<NietGeraakt> nietGeraakt) {}

    record Proefzaak(
            String naam,
            String titel,
            boolean gaatAnders,

            @Schema(description = "wat er anders gaat dan nu, in zinnen")
            List<String> verschillen) {}

    record NietGeraakt(String model, String onderdeel, String naam) {}

    private final Trial trial;
    private final TrialViews views;
    private final LookLog looks;
    private final CurrentDirector current;

    ConceptproevenController(Trial trial, TrialViews views, LookLog looks, CurrentDirector current) {
        this.trial = trial;
        this.views = views;
        this.looks = looks;
        this.current = current;
    }

    @GetMapping
    @Operation(
            summary = "Lees wat er uit het proefdraaien van een concept komt",
            description =
                    "Verzonnen voorbeeldzaken, gespeeld met wat nu in gebruik is en met het concept, en wat er dan anders gaat. Een"
                            + " concept van een andere regio is er niet (404).")
    Proef lees(@PathVariable("id") UUID id) {
        Viewer viewer = current.get();
        TrialState state = trial.state(id, viewer);
        looks.shown(
                viewer,
                "werkbank-concept-proef",
                state.result() == null ? 0 : state.result().cases().size());
        return proef(state);
    }

    @PostMapping
    @Operation(
            summary = "Laat een concept proefdraaien",
            description =
                    "Het draait daarna vanzelf, één concept tegelijk; lees de stand om te zien hoe ver het is. Nog een keer vragen"
                            + " terwijl het wacht of draait verandert niets. 400 als het concept nog fouten heeft, als"
                            + " proefdraaien uit staat of als er te veel proeven wachten.")
    Proef vraag(@PathVariable("id") UUID id) {
        Viewer viewer = current.get();
        trial.ask(id, viewer);
        return proef(trial.state(id, viewer));
    }

    private Proef proef(TrialState state) {
        return new Proef(
                state.stage().code(),
                state.done(),
                state.total(),
                state.failure() == null ? null : state.failure().code(),
                state.result() == null ? null : uitkomst(state.result(), state.current()));
    }

    private Proefuitkomst uitkomst(TrialResult result, boolean current) {
        return new Proefuitkomst(
                result.at(),
                current,
                result.cases().stream().map(this::zaak).toList(),
                result.unreached().stream()
                        .map(one -> new NietGeraakt(one.model(), one.element(), one.name()))
                        .toList());
    }

    private Proefzaak zaak(CaseComparison one) {
        return new Proefzaak(one.name(), one.title(), !one.differences().isEmpty(), views.sentences(one, false));
    }
}
