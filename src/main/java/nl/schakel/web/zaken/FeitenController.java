package nl.schakel.web.zaken;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.process.routes.meldroute.FactCommands;
import nl.schakel.signal.FactChanges;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** API controller: corrects or adds a fact of a report; what it was is read with the case. */
@ApiController
@RequestMapping(path = "/api/v1/zaken/{id}/feiten", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "zaken")
class FeitenController {

    record NieuwFeit(
            @Schema(
                    description =
                            "toelichting, locatie, acuut, vormen, minderjarig, indicatoren, naam, geboortejaar, geslacht, nationaliteit of bekend-bij")
            String feit,

            @Schema(description = "de hoeveelste van de betrokkenen, vanaf 1; een meer dan er zijn, is iemand nieuw")
            Integer persoon,

            @Schema(description = "wat er moet staan; niet bij vormen en indicatoren")
            String waarde,

            @Schema(description = "bij vormen en indicatoren: de codes die er moeten staan; leeg: geen enkele")
            List<String> waarden) {}

    record Gevolg(
            @Schema(
                    description =
                            "Wat meteen begon: veiligthuis, tmm, acute-hulp; leeg als dat niet hoefde of al liep.")
            List<String> begonnen,

            @Schema(
                    description =
                            "Wie er met wat nu bekend is bij hoort en nog niet meedoet, bijvoorbeeld nla; dat beslist een mens.")
            List<String> nietGevraagd,

            @Schema(description = "Of het kan betekenen dat er nog iemand mee moet doen; dat beslist een mens.")
            boolean anderenVragen,

            @Schema(description = "De zaak is afgesloten: bewaard, maar er begint niets en niemand krijgt bericht.")
            boolean afgesloten) {}

    private final FactDoor door;
    private final FactCommands facts;
    private final CurrentViewer current;

    FeitenController(FactDoor door, FactCommands facts, CurrentViewer current) {
        this.door = door;
        this.facts = facts;
        this.current = current;
    }

    @PostMapping
    @Operation(
            summary = "Verbeter een feit van een melding of vul het aan",
            description =
                    "Voor wie het signaal beoordeelt. Wat er eerst stond, blijft bewaard en zichtbaar. Bij een minderjarige, of twijfel, gaan Veilig Thuis en zo nodig de politie meteen aan de slag, één keer. Is er nu iemand in gevaar, dan begint acute hulp, tenzij die al loopt; wie de zaak heeft, krijgt bericht van een gegeven dat kan betekenen dat er nog iemand mee moet doen.")
    Gevolg verbeter(@PathVariable("id") UUID id, @RequestBody NieuwFeit fact) {
        Viewer viewer = current.get();
        FactCommands.Consequence followed = facts.change(
                door.open(id, viewer),
                new FactChanges.NewFact(fact.feit(), fact.persoon(), fact.waarde(), fact.waarden()),
                viewer);
        return new Gevolg(
                List.copyOf(followed.begun()), List.copyOf(followed.missing()), followed.matters(), followed.ended());
    }
}
