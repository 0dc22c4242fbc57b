package nl.schakel.web.werkbank;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.process.edit.DraftCatalogue;
import nl.schakel.web.api.ApiController;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** API controller: what a chain director can choose from in one model of a draft. */
@ApiController
@RequestMapping(path = "/api/v1/modellen/concepten/{id}/catalogus", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "modellen")
class CatalogusController {

    private final DraftCatalogue catalogue;
    private final CatalogueViews views;
    private final LookLog looks;
    private final CurrentDirector current;

    CatalogusController(DraftCatalogue catalogue, CatalogueViews views, LookLog looks, CurrentDirector current) {
        this.catalogue = catalogue;
        this.views = views;
        this.looks = looks;
        this.current = current;
    }

    @GetMapping
    @Operation(
            summary = "Lees wat er te kiezen is in een route van een concept",
            description =
                    "Wie een stap kan doen, wat Schakel in een stap kan doen, welke antwoorden een pijl kunnen sturen en waar een wekker op kan wachten. Bij elke keuze staat wat er dan in het model komt. Voor wie over de modellen van die regio beslist; van een ander is het er niet (404).")
    CatalogueViews.Catalogus catalogus(
            @PathVariable("id") UUID id,
            @Parameter(description = "naam van het bestand van de route, zoals 'regio.bpmn'")
                    @RequestParam(name = "model", defaultValue = "")
                    String model) {
        Viewer viewer = current.get();
        CatalogueViews.Catalogus found =
                catalogue.choices(id, model, viewer).map(views::of).orElseThrow(NotVisible::new);
        looks.shown(viewer, "werkbank-concept-catalogus", 1);
        return found;
    }
}
