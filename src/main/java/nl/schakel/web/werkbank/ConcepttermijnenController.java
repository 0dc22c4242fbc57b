package nl.schakel.web.werkbank;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.process.edit.DraftTerms;
import nl.schakel.process.edit.TermLine;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.api.ApiController;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** API controller: how long the steps of a model of a draft may take. */
@ApiController
@RequestMapping(path = "/api/v1/modellen/concepten/{id}/termijnen", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "modellen")
class ConcepttermijnenController {

    record Termijn(
            @Schema(description = "acuut of normaal; leeg voor elke zaak waarvoor geen eigen regel staat")
            String urgentie,

            @Schema(description = "zoals P5D, PT4H of PT15M")
            String duur,

            @Schema(description = "werktijd of kloktijd") String telling,

            @Schema(description = "binnen welke tijd iemand de stap oppakt; leeg als dat niet is afgesproken")
            String oppakken,

            @Schema(description = "na welk deel van de termijn er een herinnering gaat, tussen 0 en 1")
            BigDecimal herinnering,

            @Schema(description = "wie het hoort als de termijn voorbij is: collegas, ketenregisseur of landelijk")
            String bij100,

            @Schema(description = "wie het hoort als het anderhalf keer zo lang duurt")
            String bij150,

            @Schema(description = "wat erbij staat; zonder dit veld blijft het zoals het is")
            String toelichting) {

        static Termijn of(TermLine line) {
            return new Termijn(
                    line.urgency(),
                    line.duration(),
                    line.counting(),
                    line.pickUp(),
                    line.reminder(),
                    line.after100(),
                    line.after150(),
                    line.remark());
        }

        TermLine line() {
            return new TermLine(
                    given(urgentie),
                    given(duur),
                    given(telling),
                    given(oppakken),
                    herinnering,
                    given(bij100),
                    given(bij150),
                    toelichting);
        }

        private static String given(String text) {
            return text == null ? "" : text;
        }
    }

    record StapTermijnen(
            @Schema(description = "code van de stap in de tabel met termijnen; met een trede als stap/trede")
            String stap,

            String naam,

            @Schema(description = "id in het model; leeg als het model de stap niet kent")
            String element,

            @Schema(description = "de regels van deze stap zelf")
            List<Termijn> regels,

            @Schema(description = "wat voor meer stappen of routes geldt, als de stap geen eigen regel heeft")
            Termijn algemeen) {}

    record TermijnenZetten(List<Termijn> regels) {}

    record Termijnversie(
            @Schema(description = "van termijnen.dmn in dit concept")
            int versie) {}

    private final ModelDrafts drafts;
    private final DraftTerms terms;
    private final LookLog looks;
    private final CurrentDirector current;

    ConcepttermijnenController(ModelDrafts drafts, DraftTerms terms, LookLog looks, CurrentDirector current) {
        this.drafts = drafts;
        this.terms = terms;
        this.looks = looks;
        this.current = current;
    }

    @GetMapping
    @Operation(
            summary = "Lees hoe lang de stappen van een model in een concept mogen duren",
            description =
                    "Per stap de eigen regels. Zonder eigen regel en zonder algemene regel ontbreekt de termijn nog.")
    List<StapTermijnen> lees(
            @PathVariable("id") UUID id,
            @Schema(description = "sleutel van het model, zoals meldroute")
                    @RequestParam(name = "model", defaultValue = "")
                    String model) {
        Viewer viewer = current.get();
        List<DraftTerms.StepTerms> steps = terms.steps(id, model, viewer);
        looks.shown(viewer, "werkbank-concept-termijnen", steps.size());
        return steps.stream()
                .map(step -> new StapTermijnen(
                        step.step(),
                        step.name(),
                        step.element(),
                        step.lines().stream().map(Termijn::of).toList(),
                        step.general().map(Termijn::of).orElse(null)))
                .toList();
    }

    @PutMapping("/{model}/{stap}")
    @Operation(
            summary = "Zet hoe lang een stap van een model in een concept mag duren",
            description =
                    "Alle regels van de stap: hoogstens één per urgentie. Een regel die u niet meestuurt, verdwijnt. De rest van"
                            + " de tabel blijft zoals die is.")
    Termijnversie zet(
            @PathVariable("id") UUID id,
            @PathVariable("model") String model,
            @PathVariable("stap") String step,
            @Schema(description = "alleen voor deze trede van het zoeken naar opvang")
                    @RequestParam(name = "trede", defaultValue = "")
                    String rung,
            @RequestBody TermijnenZetten sent) {
        Viewer viewer = current.get();
        drafts.find(id, viewer);
        if (sent.regels() == null || sent.regels().contains(null)) {
            throw InvalidInput.of("regels", "verplicht", "fout.termijnen.regels");
        }
        return new Termijnversie(terms.save(
                id,
                model,
                rung.isEmpty() ? step : step + "/" + rung,
                null,
                sent.regels().stream().map(Termijn::line).toList(),
                viewer));
    }
}
