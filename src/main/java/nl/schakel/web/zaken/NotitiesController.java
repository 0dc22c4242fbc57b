package nl.schakel.web.zaken;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.AccessService;
import nl.schakel.access.Grant;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.Notes;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** API controller: notes and contact moments in a case; they are read with the case. */
@ApiController
@RequestMapping(path = "/api/v1/zaken/{id}/notities", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "zaken")
class NotitiesController {

    record NieuweNotitie(
            @Schema(description = "notitie, telefoon, bezoek of mail")
            String soort,

            String tekst,

            @Schema(description = "ja of nee; niet nodig voor wie zorg geeft, dan is het altijd ja")
            String overZorg,

            @Schema(description = "groepen die aan de zaak werken (rol@organisatie); leeg: alleen de eigen groep")
            List<String> gedeeldMet,

            @Schema(description = "de eigen groep, als u er in deze zaak meer dan een hebt")
            String namens) {}

    record BewaardeNotitie(UUID id) {}

    private final AccessService door;
    private final DossierReading reading;
    private final Notes notes;
    private final CurrentViewer current;

    NotitiesController(AccessService door, DossierReading reading, Notes notes, CurrentViewer current) {
        this.door = door;
        this.reading = reading;
        this.notes = notes;
        this.current = current;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Schrijf een notitie of contactmoment in een zaak",
            description =
                    "De eigen groep leest haar, en wie u kiest. Wat over zorg gaat, kan niet naar wie dat niet mag weten. 400 met elk punt dat niet klopt; er is dan niets opgeslagen.")
    BewaardeNotitie schrijf(@PathVariable("id") UUID id, @RequestBody NieuweNotitie note) {
        Viewer viewer = current.get();
        Grant grant = door.open(viewer, id, "zaak:notitie", EnumSet.of(Part.NOTITIES, Part.TIJDLIJN, Part.ZORG));
        if (!grant.sees(Part.NOTITIES) || notes.ownGroups(id, viewer).isEmpty()) {
            throw new NotVisible(id);
        }
        return new BewaardeNotitie(notes.write(
                id,
                new Notes.NewNote(note.namens(), note.soort(), note.tekst(), note.overZorg(), note.gedeeldMet()),
                viewer,
                reading.needToKnow(grant, viewer.groups())));
    }
}
