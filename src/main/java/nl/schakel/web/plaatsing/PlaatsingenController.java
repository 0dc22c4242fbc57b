package nl.schakel.web.plaatsing;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.Grant;
import nl.schakel.access.Viewer;
import nl.schakel.placement.MunicipalPlace;
import nl.schakel.placement.MunicipalPlaces;
import nl.schakel.placement.Placement;
import nl.schakel.placement.PlacementReading;
import nl.schakel.placement.matching.BedFit;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.matching.MatchResult;
import nl.schakel.placement.matching.Matching;
import nl.schakel.placement.matching.Reason;
import nl.schakel.process.routes.placement.PlacementCommands;
import nl.schakel.signal.DossierSearch;
import nl.schakel.web.api.AlsoAnswers;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.api.SeenVersion;
import nl.schakel.web.api.Versioned;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** API controller: looking for a place for somebody: what is needed, and what fits. */
@ApiController
@RequestMapping(path = "/api/v1/plaatsingen", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "plaatsingen")
public class PlaatsingenController {

    public record Persoon(
            @Schema(
                    description = "Per code van een criterium: ja, nee, onbekend, liever-niet of een waarde."
                            + " Wat er niet staat, is onbekend.")
            Map<String, JsonNode> antwoorden,

            @Schema(description = "Mag weg blijven.") String naam) {}

    public record NieuwePlaatsing(
            List<Persoon> personen,

            @Schema(type = "object", description = "Wie meekomt: een aantal, of een lijst zoals 'personen'.")
            JsonNode meekomend,

            @Schema(type = "array", description = "CBS-codes van gemeenten waar de persoon niet mag komen.")
            JsonNode mijdgebied,

            @Schema(
                    description = "De zaak: haar id, of haar nummer zoals u het leest of hoort (M-2026-K7Q4-XZ3P)."
                            + " Zonder zaak maakt Schakel er een.")
            String zaak,

            @Schema(description = "Alleen zonder zaak: CBS-code. Anders de centrumgemeente van uw regio.")
            String gemeente,

            @Schema(description = "Alleen zonder zaak: waarom er opvang nodig is.")
            String toelichting,

            @Schema(allowableValues = {"onbekend", "niets", "criteria", "naam-na-toezegging"})
            String toestemming) {}

    record Plaatsing(
            UUID id,
            UUID zaak,
            String status,

            @Schema(description = "Ontbreekt als het zoeken niet wacht.")
            ParkerenController.Geparkeerd geparkeerd,

            @Schema(description = "Alleen als de plek van nu er een is die de gemeente vond.")
            Gemeenteplek gemeenteplek,

            @Schema(description = "Stuur deze mee als u parkeert; hij is ook de ETag van de plaatsing.")
            String versie) {}

    record Gemeenteplek(
            String naam,
            String adres,
            String telefoon,
            LocalDate totEnMet,

            @Schema(allowableValues = {"past", "past-mits", "niet-getoetst"})
            String toets,

            String nodig) {

        static Gemeenteplek of(MunicipalPlace place) {
            return new Gemeenteplek(
                    place.name(),
                    place.address(),
                    place.phone(),
                    place.until(),
                    place.checked().code(),
                    place.measure());
        }
    }

    record Voorstel(List<Bedvoorstel> bedden, BesteVraag besteVraag) {}

    record Bedvoorstel(
            UUID bed,
            String opvang,

            @Schema(allowableValues = {"past", "past-mits", "onbekend", "past-niet"})
            String uitkomst,

            List<Reden> redenen,
            Instant bevestigdOp) {}

    record Reden(String criterium, String uitleg) {}

    record BesteVraag(String criterium, int opent) {}

    /** No case has this id. */
    private static final UUID NOTHING = new UUID(0, 0);

    private final PlacementCommands start;
    private final DossierSearch dossiers;
    private final PlacementNeeds needs;
    private final PlacementDoor door;
    private final PlacementReading reading;
    private final Matching matching;
    private final MunicipalPlaces municipal;
    private final CurrentViewer current;

    PlaatsingenController(
            PlacementCommands start,
            DossierSearch dossiers,
            PlacementNeeds needs,
            PlacementDoor door,
            PlacementReading reading,
            Matching matching,
            MunicipalPlaces municipal,
            CurrentViewer current) {
        this.start = start;
        this.dossiers = dossiers;
        this.needs = needs;
        this.door = door;
        this.reading = reading;
        this.matching = matching;
        this.municipal = municipal;
        this.current = current;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @AlsoAnswers(notFound = true)
    @Operation(
            summary = "Begin met zoeken naar een plek",
            description = "201. 400 met elk antwoord dat niet klopt; er is dan niets opgeslagen.")
    ResponseEntity<Plaatsing> begin(@RequestBody NieuwePlaatsing asked) {
        Viewer viewer = caring();
        PlacementNeeds.Asked read = needs.read(asked, viewer);
        UUID id = asked.zaak() == null || asked.zaak().isBlank()
                ? start.alone(read.municipality(), read.reason(), read.need(), viewer)
                : start.inCase(known(asked.zaak().strip()), read.need(), viewer);
        return ResponseEntity.created(URI.create("/api/v1/plaatsingen/" + id)).body(read(id, viewer));
    }

    /** By its id or its number; whether it exists is for the door to say. */
    private UUID known(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException number) {
            return dossiers.byReference(id).orElse(NOTHING);
        }
    }

    @GetMapping("/{id}")
    @Versioned
    @Operation(
            summary = "Hoe het staat met een plaatsing",
            description = "Voor wie voor de persoon zorgt en aan de zaak meedoet.")
    ResponseEntity<Plaatsing> plaatsing(@PathVariable("id") UUID id) {
        Plaatsing now = read(id, caring());
        return ResponseEntity.ok().eTag(SeenVersion.tag(now.versie())).body(now);
    }

    @GetMapping("/{id}/voorstel")
    @Operation(
            summary = "Welke vrije bedden passen, en waarom",
            description = "De best passende eerst. De beste vraag is die waarvan een antwoord de meeste bedden opent.")
    Voorstel voorstel(@PathVariable("id") UUID id) {
        door.open(id, caring(), "plaatsing:voorstel");
        MatchResult match = matching.match(id);
        return new Voorstel(
                match.beds().stream().map(PlaatsingenController::bed).toList(),
                match.bestQuestion()
                        .map(best -> new BesteVraag(best.criterion(), best.opens()))
                        .orElse(null));
    }

    private Plaatsing read(UUID id, Viewer viewer) {
        Grant grant = door.open(id, viewer, "plaatsing");
        Placement now = reading.forCare(grant, viewer).placement();
        return new Plaatsing(
                id,
                grant.dossier(),
                now.status().code(),
                ParkerenController.Geparkeerd.of(now.parked().orElse(null)),
                now.promise()
                        .flatMap(promise -> municipal.of(promise.bed()))
                        .map(Gemeenteplek::of)
                        .orElse(null),
                now.version());
    }

    private static Bedvoorstel bed(BedFit fit) {
        return new Bedvoorstel(
                fit.bed().id(),
                fit.bed().organisationName(),
                fit.fit().code(),
                fit.reasons().stream()
                        .filter(reason -> reason.fit() != Fit.PAST)
                        .map(PlaatsingenController::reason)
                        .toList(),
                fit.bed().confirmedAt());
    }

    private static Reden reason(Reason reason) {
        return new Reden(reason.criterion(), reason.explanation());
    }

    /** Other roles have no part in care. */
    private Viewer caring() {
        return PlacementDoor.mustCare(current.get());
    }
}
