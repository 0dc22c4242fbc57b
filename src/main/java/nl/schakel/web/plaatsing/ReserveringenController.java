package nl.schakel.web.plaatsing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.HoldResult;
import nl.schakel.support.input.InputCheck;
import nl.schakel.web.api.AlsoAnswers;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.api.Conflict;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * API controller: keeping a bed for somebody: by the shelter, or by the on-call coordinator to whom it said yes by
 * phone.
 */
@ApiController
@RequestMapping(path = "/api/v1/plaatsingen/{id}/reserveringen", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "plaatsingen")
class ReserveringenController {

    record NieuweReservering(
            String bed,

            @Schema(description = "Tot welk moment u het bed vasthoudt, in UTC; hoogstens 7 dagen.")
            String tot) {}

    record Reservering(UUID id, UUID bed, String status, Instant tot) {

        static Reservering of(BedAllocation promise) {
            return new Reservering(promise.id(), promise.bed(), promise.state().code(), promise.expiresAt());
        }
    }

    private final Reservations reservations;
    private final CurrentViewer current;

    ReserveringenController(Reservations reservations, CurrentViewer current) {
        this.reservations = reservations;
        this.current = current;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @AlsoAnswers(conflicts = "bed-niet-vrij")
    @Operation(
            summary = "Houd een bed vast",
            description = "Alleen de opvang van dat bed, en de piketcoördinator. 201, of 409 met de reden. Wie het"
                    + " eerst vraagt, krijgt het bed.")
    ResponseEntity<Reservering> houdVast(@PathVariable("id") UUID id, @RequestBody NieuweReservering asked) {
        Viewer viewer = current.get();
        reservations.mustHold(viewer);
        InputCheck check = new InputCheck();
        check.required("bed", asked.bed(), 40, "fout.reservering.bed");
        UUID bed = check.id("bed", asked.bed());
        check.required("tot", asked.tot(), 40, "fout.reservering.tot");
        Instant until = check.moment("tot", asked.tot());
        check.done();
        HoldResult result = reservations.hold(id, bed, until, viewer);
        if (result instanceof HoldResult.Held held) {
            BedAllocation promise = held.promise();
            return ResponseEntity.created(URI.create("/api/v1/plaatsingen/" + id + "/reserveringen/" + promise.id()))
                    .body(Reservering.of(promise));
        }
        throw new Conflict("bed-niet-vrij", "Dit bed kunt u nu niet vasthouden", reservations.why(result));
    }

    @DeleteMapping("/{reservering}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Geef een bed weer vrij",
            description = "Voor de opvang van dat bed, de piketcoördinator en wie voor de persoon zorgt. Nog een keer"
                    + " vrijgeven verandert niets. 400 als de persoon er al is.")
    void geefVrij(@PathVariable("id") UUID id, @PathVariable("reservering") UUID promise) {
        reservations.release(id, promise, current.get());
    }
}
