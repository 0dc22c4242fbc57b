package nl.schakel.web.plaatsing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.placement.Aside;
import nl.schakel.placement.EarlierPlace;
import nl.schakel.placement.EarlierPlaces;
import nl.schakel.placement.ParkReason;
import nl.schakel.placement.Parked;
import nl.schakel.placement.Parking;
import nl.schakel.placement.Placement;
import nl.schakel.placement.Placements;
import nl.schakel.placement.PlacesAside;
import nl.schakel.placement.matching.BedFit;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.matching.Matching;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.process.routes.placement.PlacementCommands;
import nl.schakel.support.Coded;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.StaleChange;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.api.Outdated;
import nl.schakel.web.api.SeenVersion;
import nl.schakel.web.api.Versioned;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** API controller: parking a search for a place, going on with it, and putting places aside for a while. */
@ApiController
@RequestMapping(path = "/api/v1/plaatsingen/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "plaatsingen")
class ParkerenController {

    private static final String REASONS =
            "wil-nadenken, ziekenhuis, niet-bereikbaar, wacht-op-naaste, opvang-overlegt of andere-reden";

    record Parkeren(
            @Schema(description = REASONS) String reden,

            @Schema(description = "Tot welk moment het zoeken wacht, in UTC.")
            String tot,

            @Schema(
                    description = "Wat er gebeurt met een bed dat wordt vastgehouden. Verplicht als dat er is.",
                    allowableValues = {"vasthouden", "teruggeven"})
            String plek,

            @Schema(description = "De versie van de plaatsing die u zag, als u geen If-Match stuurt.")
            String versie) {}

    record Geparkeerd(UUID id, String reden, Instant tot, Instant sinds) {

        static Geparkeerd of(Parked parked) {
            return parked == null
                    ? null
                    : new Geparkeerd(parked.id(), parked.reason().code(), parked.until(), parked.at());
        }
    }

    record Opzij(
            String bed,
            @Schema(description = REASONS) String reden,
            @Schema(description = "In UTC.") String tot) {}

    record EerderePlekken(List<EerderePlek> plekken, List<OpzijGezet> opzij) {}

    record EerderePlek(
            UUID bed,
            String opvang,

            @Schema(allowableValues = {"vastgehouden", "gevraagd", "geen-antwoord", "persoon-nee", "opvang-nee"})
            String eerder,

            Instant op,

            @Schema(
                    description = "Hoe het bed nu past; 'niet-vrij' als het intussen vergeven of gesloten is.",
                    allowableValues = {"past", "past-mits", "onbekend", "past-niet", "niet-vrij"})
            String nu) {}

    record OpzijGezet(
            @Schema(description = "Een van de bedden van dit huis.")
            UUID bed,

            String opvang,
            String reden,
            Instant tot) {}

    private final PlacementDoor door;
    private final PlacementCommands commands;
    private final Placements placements;
    private final EarlierPlaces earlier;
    private final Matching matching;
    private final PlacesAside aside;
    private final CurrentViewer current;

    ParkerenController(
            PlacementDoor door,
            PlacementCommands commands,
            Placements placements,
            EarlierPlaces earlier,
            Matching matching,
            PlacesAside aside,
            CurrentViewer current) {
        this.door = door;
        this.commands = commands;
        this.placements = placements;
        this.earlier = earlier;
        this.matching = matching;
        this.aside = aside;
        this.current = current;
    }

    @PostMapping("/parkeren")
    @ResponseStatus(HttpStatus.CREATED)
    @Versioned
    @Operation(
            summary = "Parkeer het zoeken tot een moment",
            description =
                    "Voor wie de plaatsing heeft. Wat opvangplekken al zeiden, blijft bewaard; vragen zonder antwoord gaan"
                            + " terug. Met de versie die u zag: in If-Match (de ETag van de plaatsing) of als 'versie' in het"
                            + " bericht. 412 als er intussen iets veranderd is. Hetzelfde nog eens vragen verandert niets.")
    ResponseEntity<Geparkeerd> parkeer(
            @PathVariable("id") UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @RequestBody Parkeren asked) {
        Viewer viewer = current.get();
        door.open(id, PlacementDoor.mustCare(viewer), "plaatsing:parkeren");
        InputCheck check = new InputCheck();
        check.code("reden", asked.reden(), Coded.codes(ParkReason.class));
        check.required("tot", asked.tot(), 40, "fout.parkeren.moment");
        Instant until = check.moment("tot", asked.tot());
        check.code("plek", asked.plek(), List.of("vasthouden", "teruggeven"));
        check.done();
        Placement now = placements.get(id);
        String seen = SeenVersion.of(ifMatch, asked.versie(), now.version());
        try {
            commands.park(
                    id,
                    new Parking.Asked(
                            reason(asked.reden()),
                            until,
                            asked.plek() == null ? null : asked.plek().equals("vasthouden")),
                    seen,
                    viewer);
        } catch (StaleChange older) {
            throw new Outdated(older).with("nu", placements.get(id).version());
        }
        Placement then = placements.get(id);
        // a shelter's yes may have ended it in the meantime
        Geparkeerd parked = Geparkeerd.of(
                then.parked().orElseThrow(() -> new StaleChange("geparkeerd", "fout.parkeren.veranderd")));
        return ResponseEntity.created(URI.create("/api/v1/plaatsingen/" + id + "/parkeren/" + parked.id()))
                .eTag(SeenVersion.tag(then.version()))
                .body(parked);
    }

    @DeleteMapping("/parkeren/{parkering}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Ga eerder verder met zoeken",
            description = "Voor wie de plaatsing heeft. Nog een keer verandert niets.")
    void hervat(@PathVariable("id") UUID id, @PathVariable("parkering") UUID parked) {
        Viewer viewer = current.get();
        door.open(id, PlacementDoor.mustCare(viewer), "plaatsing:hervatten");
        commands.goOn(id, parked, viewer);
    }

    @GetMapping("/eerdere-plekken")
    @Operation(
            summary = "Wat er al gevonden was, en of dat nu nog past",
            description = "Van een plaatsing die geparkeerd is of was. Met de plekken die even opzij staan.")
    EerderePlekken eerder(@PathVariable("id") UUID id) {
        door.open(id, PlacementDoor.mustCare(current.get()), "plaatsing:eerdere-plekken");
        return new EerderePlekken(
                earlier.of(id, matching.match(id)).stream()
                        .map(ParkerenController::place)
                        .toList(),
                asides(id));
    }

    private List<OpzijGezet> asides(UUID id) {
        List<Aside> all = aside.of(id);
        Map<UUID, Bed> known = all.isEmpty() ? Map.of() : aside.beds(all);
        return all.stream()
                .filter(one -> known.containsKey(one.location()))
                .map(one -> new OpzijGezet(
                        known.get(one.location()).id(),
                        known.get(one.location()).organisationName(),
                        one.reason().code(),
                        one.until()))
                .toList();
    }

    @PostMapping("/opzij")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Zet een plek even opzij",
            description =
                    "Voor wie de plaatsing heeft. Het zoeken gaat verder met de andere plekken; op het moment dat u noemt,"
                            + " staat de plek vanzelf weer in de lijst.")
    void zetOpzij(@PathVariable("id") UUID id, @RequestBody Opzij asked) {
        Viewer viewer = current.get();
        door.open(id, PlacementDoor.mustCare(viewer), "plaatsing:opzij");
        InputCheck check = new InputCheck();
        check.required("bed", asked.bed(), 40, "fout.bedden.verplicht");
        UUID bed = check.id("bed", asked.bed());
        check.code("reden", asked.reden(), Coded.codes(ParkReason.class));
        check.required("tot", asked.tot(), 40, "fout.parkeren.moment");
        Instant until = check.moment("tot", asked.tot());
        check.done();
        commands.putAside(id, List.of(bed), reason(asked.reden()), until, viewer);
    }

    @DeleteMapping("/opzij/{bed}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Zet een plek terug in de lijst",
            description = "Voor wie de plaatsing heeft. Nog een keer verandert niets.")
    void zetTerug(@PathVariable("id") UUID id, @PathVariable("bed") UUID bed) {
        Viewer viewer = current.get();
        door.open(id, PlacementDoor.mustCare(viewer), "plaatsing:opzij");
        aside.back(id, bed, viewer);
    }

    private static ParkReason reason(String code) {
        return Optional.ofNullable(code).flatMap(ParkReason::of).orElse(null);
    }

    private static EerderePlek place(EarlierPlace place) {
        return new EerderePlek(
                place.bed().id(),
                place.bed().organisationName(),
                place.before().code(),
                place.at(),
                place.now().map(BedFit::fit).map(Fit::code).orElse("niet-vrij"));
    }
}
