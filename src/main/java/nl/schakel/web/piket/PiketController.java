package nl.schakel.web.piket;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.Calls;
import nl.schakel.process.routes.night.NextStep;
import nl.schakel.process.routes.night.NightService;
import nl.schakel.web.api.AlsoAnswers;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.plaatsing.PlaatsingenController;
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

/** API controller: calling the on-call service, and following the call. */
@ApiController
@RequestMapping(path = "/api/v1/piket/oproepen", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "piket")
class PiketController {

    @Schema(description = "Alles mag weg blijven of 'onbekend' zijn.")
    record NieuweOproep(
            @Schema(
                    description = "Namens wie; alleen van belang als een coördinator meeschrijft.",
                    allowableValues = {"politie", "kmar", "nla", "ziekenhuis", "veilig-thuis", "piket", "anders"})
            String van,

            @Schema(description = "CBS-code van de gemeente waar de persoon nu is, of 'onbekend'.")
            String gemeente,

            @Schema(description = "Wie teruggebeld wordt, en op welk nummer.")
            String terugbellen,

            @Schema(description = "Wat er vannacht nodig is, in eigen woorden.")
            String situatie,

            @Schema(description = "Wie een plek nodig heeft; per code van een criterium een antwoord.")
            List<PlaatsingenController.Persoon> personen,

            @Schema(type = "array", description = "CBS-codes van gemeenten waar de persoon niet mag komen.")
            com.fasterxml.jackson.databind.JsonNode mijdgebied,

            @Schema(
                    description = "Een UUID: dezelfde sleutel geeft dezelfde oproep, hoe vaak u haar ook stuurt;"
                            + " met een andere inhoud geeft zij 409.")
            String sleutel) {

        @Override
        public String toString() {
            // a record prints all it has; what is told at night must not end in a log
            return "NieuweOproep";
        }
    }

    record Nummer(UUID id, String nummer) {}

    record Oproep(
            UUID id,
            String nummer,

            @Schema(
                    allowableValues = {
                        "alarm",
                        "aangenomen",
                        "plek",
                        "geplaatst",
                        "overdracht",
                        "overgedragen",
                        "samengevoegd",
                        "ingetrokken"
                    })
            String status,

            @Schema(
                    description =
                            "Hoe ver het zoeken is, ook als de overdracht al klaarligt; de status zegt dan overdracht."
                                    + " Als de oproep voorbij is: de status.")
            String zoektocht,

            @Schema(description = "Wie de oproep heeft; ontbreekt als niemand haar heeft.")
            String bij,

            @Schema(description = "Wat er vanzelf gebeurt als niemand iets doet.")
            String volgendeStap,

            Instant volgendeStapOm,
            Instant om,
            boolean incident,
            List<Oproepregel> tijdlijn,

            @Schema(description = "Verandert bij elke wijziging.")
            long versie) {}

    record Oproepregel(Instant om, String wat, String wie) {}

    record Oproepen(List<Oproep> oproepen) {}

    private final NightService desk;
    private final Calls calls;
    private final CallMessages messages;
    private final CallWords words;
    private final CurrentViewer current;
    private final CallDoor door;
    private final LookLog looks;

    PiketController(
            NightService desk,
            Calls calls,
            CallMessages messages,
            CallWords words,
            CurrentViewer current,
            CallDoor door,
            LookLog looks) {
        this.looks = looks;
        this.door = door;
        this.desk = desk;
        this.calls = calls;
        this.messages = messages;
        this.words = words;
        this.current = current;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @AlsoAnswers(conflicts = "sleutel-hergebruikt", notFound = true)
    @Operation(
            summary = "Roep piket op",
            description = "201 met het nummer. 400 met elk antwoord dat niet klopt; er is dan niets opgeslagen. Een"
                    + " tweede keer met dezelfde sleutel maakt niets nieuws; staat er iets anders in, dan 409.")
    ResponseEntity<Nummer> roepOp(@RequestBody NieuweOproep asked) {
        Viewer viewer = current.get();
        UUID id = desk.call(messages.read(asked, viewer), viewer);
        return ResponseEntity.created(URI.create("/api/v1/piket/oproepen/" + id))
                .body(new Nummer(id, door.open(id, viewer).number()));
    }

    @GetMapping
    @Operation(
            summary = "De oproepen die nog lopen en die u mag zien",
            description = "Voor een coördinator die van het eigen gebied, voor wie belde de eigen.")
    Oproepen oproepen() {
        Viewer viewer = current.get();
        List<Call> open = calls.open(viewer);
        looks.shown(viewer, "piket", open.stream().map(Call::dossier).toList());
        return new Oproepen(open.stream().map(call -> answer(call, viewer)).toList());
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "Hoe het met een oproep staat",
            description = "Wie de oproep deed, ziet wie haar heeft en wat er gebeurt, nooit de zoektocht.")
    Oproep oproep(@PathVariable("id") UUID id) {
        Viewer viewer = current.get();
        return answer(door.open(id, viewer), viewer);
    }

    private Oproep answer(Call call, Viewer viewer) {
        NextStep next = call.open() ? desk.next(call.id()).orElse(null) : null;
        return new Oproep(
                call.id(),
                call.number(),
                call.status().code(),
                calls.search(call).code(),
                words.name(call.holder()),
                next == null ? null : next.code(),
                next == null ? null : next.at(),
                call.calledAt(),
                call.incident(),
                calls.timeline(call.id(), viewer).stream()
                        .map(event -> new Oproepregel(event.at(), event.code(), words.name(event.who())))
                        .toList(),
                call.version());
    }
}
