package nl.schakel.web.zaken;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.process.routes.meldroute.ReopenCommands;
import nl.schakel.process.routes.meldroute.ReopenCommands.NewReopening;
import nl.schakel.process.routes.meldroute.ReopenCommands.ReopenResult;
import nl.schakel.signal.Status;
import nl.schakel.web.api.AlsoAnswers;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.api.Conflict;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** API controller: the region opens a closed case again; its end stays in the case. */
@ApiController
@RequestMapping(path = "/api/v1/zaken/{id}/heropening", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "zaken")
class HeropeningController {

    record NieuweHeropening(
            @Schema(
                    description = "waarom de zaak weer open moet",
                    allowableValues = {"nieuw-signaal", "nieuwe-informatie", "te-vroeg-afgesloten"})
            String reden,

            @Schema(description = "in eigen woorden; verplicht")
            String toelichting,

            @Schema(
                    description = "of er nu iemand in gevaar is; bij ja krijgt de politie meteen een taak",
                    allowableValues = {"ja", "nee", "onbekend"})
            String acuut) {}

    record Heropend(UUID id, String status) {}

    private final ReopenDoor door;
    private final ReopenCommands reopening;
    private final ReopenWords words;
    private final Words texts;
    private final CurrentViewer current;

    HeropeningController(
            ReopenDoor door, ReopenCommands reopening, ReopenWords words, Words texts, CurrentViewer current) {
        this.door = door;
        this.reopening = reopening;
        this.words = words;
        this.texts = texts;
        this.current = current;
    }

    @PostMapping
    @AlsoAnswers(conflicts = "zaak-is-open")
    @Operation(
            summary = "Heropen een afgesloten zaak",
            description =
                    "Voor de ketenregisseur van de regio; zonder regio ook voor wie de signalen van de gemeente beoordeelt. Het"
                            + " einde dat er was, blijft bij de eerdere eindes staan. De zaak begint opnieuw bij de regio en de melder"
                            + " leest dat. Een herhaling door dezelfde persoon geeft hetzelfde antwoord. 409 als een ander de zaak al"
                            + " opende of zij niet was afgesloten.")
    Heropend heropen(@PathVariable("id") UUID id, @RequestBody NieuweHeropening asked) {
        Viewer viewer = current.get();
        door.open(id, viewer);
        ReopenResult outcome =
                reopening.reopen(id, new NewReopening(asked.reden(), asked.toelichting(), asked.acuut()), viewer);
        if (outcome instanceof ReopenResult.WasOpen open) {
            throw new Conflict("zaak-is-open", texts.say("heropenen.is-open"), words.who(open));
        }
        return new Heropend(id, Status.BIJ_REGIO.code());
    }
}
