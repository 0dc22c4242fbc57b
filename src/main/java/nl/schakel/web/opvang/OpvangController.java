package nl.schakel.web.opvang;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Role;
import nl.schakel.placement.NotAllowed;
import nl.schakel.placement.shelter.Bed;
import nl.schakel.placement.shelter.BedStatus;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.placement.shelter.Criteria;
import nl.schakel.process.routes.placement.PlacementCommands;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.StaleChange;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.api.Outdated;
import nl.schakel.web.api.SeenVersion;
import nl.schakel.web.api.Versioned;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/** API controller: the questions that shelters ask, and a shelter's own beds. */
@ApiController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "opvang")
class OpvangController {

    record Criteriumlijst(List<Criterium> criteria) {}

    record Criterium(String code, String vraag, String soort) {}

    record Bedden(List<Bedstand> bedden) {}

    record Bedstand(
            UUID id,
            String naam,
            String opvang,
            String locatie,
            String gemeente,
            String soort,
            int plaatsen,
            String status,
            Instant bezetTot,
            Instant bevestigd,
            String bevestigdDoor,

            @Schema(description = "Stuur deze mee als u de stand verandert; hij is ook de ETag van het bed.")
            String versie) {

        static Bedstand of(Bed bed) {
            return new Bedstand(
                    bed.id(),
                    bed.label(),
                    bed.organisationName(),
                    bed.locationName(),
                    bed.municipality(),
                    bed.kind().code(),
                    bed.places(),
                    bed.status().code(),
                    bed.occupiedUntil(),
                    bed.confirmedAt(),
                    bed.confirmedBy(),
                    bed.version());
        }
    }

    record NieuweStand(
            @Schema(allowableValues = {"vrij", "bezet", "gesloten"})
            String status,

            @Schema(description = "Alleen bij 'bezet': tot welk moment, in UTC")
            String bezetTot,

            @Schema(type = "boolean", description = "true: de stand klopt nog. Het moment zet Schakel zelf.")
            JsonNode bevestigd,

            @Schema(description = "De versie die u zag, als u geen If-Match stuurt.")
            String versie) {}

    private final Criteria criteria;
    private final Beds beds;
    private final CurrentViewer current;
    private final LookLog looks;
    private final PlacementCommands commands;

    OpvangController(PlacementCommands commands, Criteria criteria, Beds beds, CurrentViewer current, LookLog looks) {
        this.commands = commands;
        this.looks = looks;
        this.criteria = criteria;
        this.beds = beds;
        this.current = current;
    }

    @GetMapping("/criteria")
    @Operation(
            summary = "De vragen waar een plek van kan afhangen",
            description = "Op volgorde, voor iedereen dezelfde.")
    Criteriumlijst criteria() {
        return new Criteriumlijst(criteria.all().stream()
                .map(each ->
                        new Criterium(each.code(), each.question(), each.kind().code()))
                .toList());
    }

    @GetMapping("/bedden")
    @Operation(
            summary = "De bedden van mijn opvang",
            description = "Met hoe elk bed ervoor staat en wie dat wanneer bevestigde.")
    Bedden bedden() {
        Viewer viewer = shelter();
        List<Bed> own = beds.own(viewer);
        looks.shown(viewer, "opvang", own.size());
        return new Bedden(own.stream().map(Bedstand::of).toList());
    }

    @GetMapping("/bedden/{id}")
    @Versioned
    @Operation(summary = "Eén bed van mijn opvang", description = "Met de versie ervan als ETag.")
    ResponseEntity<Bedstand> bed(@PathVariable("id") UUID id) {
        Viewer viewer = shelter();
        Bed own = beds.own(id, viewer);
        looks.shown(viewer, "opvang", 1);
        return stand(own);
    }

    @PutMapping("/bedden/{id}")
    @Versioned
    @Operation(
            summary = "Zeg hoe een bed ervoor staat, of dat de stand nog klopt",
            description =
                    "Met de versie die u zag: in If-Match (de ETag van het bed) of als 'versie' in het bericht."
                            + " 412 als het bed intussen veranderd is; in 'nu' staat hoe het er nu voor staat."
                            + " 400 als het bed is toegezegd en de stand dat tegenspreekt. Een nieuwe stand is meteen bevestigd.")
    ResponseEntity<Bedstand> zet(
            @PathVariable("id") UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @RequestBody NieuweStand stand) {
        Viewer viewer = shelter();
        Bed now = beds.own(id, viewer);
        looks.shown(viewer, "opvang", 1);
        InputCheck check = new InputCheck();
        boolean confirmed = confirmed(stand.bevestigd(), check);
        check.code(
                "status",
                stand.status(),
                Arrays.stream(BedStatus.values()).map(BedStatus::code).toList());
        if (stand.status() == null && !confirmed) {
            check.error("status", "verplicht", "fout.bed.status-of-bevestigd");
        }
        Instant until = check.moment("bezetTot", stand.bezetTot());
        check.done();
        String seen = SeenVersion.of(ifMatch, stand.versie(), now.version());
        try {
            if (stand.status() == null) {
                beds.confirm(id, seen, viewer);
            } else {
                commands.setBed(id, BedStatus.of(stand.status()).orElseThrow(), until, seen, viewer);
            }
        } catch (StaleChange older) {
            throw new Outdated(older).with("nu", Bedstand.of(beds.own(id, viewer)));
        }
        return stand(beds.own(id, viewer));
    }

    private static ResponseEntity<Bedstand> stand(Bed bed) {
        return ResponseEntity.ok().eTag(SeenVersion.tag(bed.version())).body(Bedstand.of(bed));
    }

    private Viewer shelter() {
        Viewer viewer = current.get();
        if (!viewer.holds(Role.OPVANG)) {
            throw new NotAllowed();
        }
        return viewer;
    }

    /** What was read with GET may be sent back: any moment also says that it is right. */
    private static boolean confirmed(JsonNode given, InputCheck check) {
        if (given == null || given.isNull()) {
            return false;
        }
        if (given.isTextual()) {
            check.moment("bevestigd", given.asText());
            return true;
        }
        if (!given.isBoolean()) {
            check.error("bevestigd", "geen-ja-nee", "fout.bed.geen-ja-nee");
        }
        return given.asBoolean();
    }
}
