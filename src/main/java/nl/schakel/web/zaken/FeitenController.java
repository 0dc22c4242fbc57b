package nl.schakel.web.zaken;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.signal.FactChanges;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** API controller: corrects or adds a fact of a report; what it was is read with the case. */
@ApiController
@RequestMapping(path = "/api/v1/zaken/{id}/feiten", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "zaken")
class FeitenController {

    record NieuwFeit(
            @Schema(description = "locatie, minderjarig, naam, geboortejaar, geslacht, nationaliteit of bekend-bij")
            String feit,

            @Schema(description = "de hoeveelste van de betrokkenen, vanaf 1; een meer dan er zijn, is iemand nieuw")
            Integer persoon,

            String waarde) {}

    private final FactDoor door;
    private final FactChanges facts;
    private final CurrentViewer current;

    FeitenController(FactDoor door, FactChanges facts, CurrentViewer current) {
        this.door = door;
        this.facts = facts;
        this.current = current;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Verbeter een feit van een melding of vul het aan",
            description = "Voor wie het signaal beoordeelt. Wat er eerst stond, blijft bewaard en zichtbaar.")
    void verbeter(@PathVariable("id") UUID id, @RequestBody NieuwFeit fact) {
        Viewer viewer = current.get();
        facts.change(
                door.open(id, viewer), new FactChanges.NewFact(fact.feit(), fact.persoon(), fact.waarde()), viewer);
    }
}
