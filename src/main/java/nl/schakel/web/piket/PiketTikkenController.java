package nl.schakel.web.piket;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.schakel.access.Viewer;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.search.SaveResult;
import nl.schakel.process.routes.night.NightService;
import nl.schakel.web.api.AlsoAnswers;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.api.Conflict;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * API controller: what a coordinator does in a call: one tap, one request. A tap that comes too late is a 409 that
 * says why.
 */
@ApiController
@RequestMapping(path = "/api/v1/piket/oproepen/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "piket")
class PiketTikkenController {

    record Belpoging(
            @Schema(description = "Het bed waar het om ging; of 'opvang'.")
            String bed,

            @Schema(description = "Code van de opvang, als die voor al haar plekken antwoordt.")
            String opvang,

            @Schema(allowableValues = {"ja", "nee", "geen-gehoor", "later"})
            String uitkomst,

            @Schema(description = "Bij 'nee': de code van het criterium, of 'onbekend'.")
            String criterium,

            @Schema(
                    description = "Bij 'ja': tot wanneer het bed is vastgehouden; bij 'later': wanneer u weer belt. Een"
                            + " moment met tijdzone, of een tijd zoals 07:30. Mag weg blijven.")
            String tot,

            @Schema(description = "Een UUID: dezelfde sleutel telt één keer, en met iets anders geeft zij 409.")
            String sleutel) {}

    record Vraag(List<String> bedden, String sleutel) {}

    record Antwoord(
            String criterium,

            @Schema(description = "ja, nee, onbekend, liever-niet, of een waarde als de vraag daarom vraagt.")
            String antwoord,

            @Schema(
                    description = "Het antwoord dat u zag. Laat het weg als de vraag openstond: heeft een ander haar"
                            + " intussen beantwoord, dan 409.")
            String gezien) {}

    record Stap(String taak, String keuze, String sleutel) {}

    record Overname(
            @Schema(description = "Van wie u de oproep overneemt; heeft intussen iemand anders haar, dan 409.")
            String van,

            String sleutel) {}

    record Aankomst(
            @Schema(description = "Het bed waar de persoon is. Mag weg blijven: dan is het de plek van nu.")
            String bed) {}

    record Samenvoeging(String in, String sleutel) {}

    record Intrekking(
            @Schema(allowableValues = {"niet-meer-nodig", "elders-geholpen", "vergissing"})
            String reden,

            String sleutel) {}

    record Notities(String tekst, Long versie) {}

    record Bewaard(long versie) {}

    record Stand(UUID id, String nummer, String status, String bij, long versie) {}

    private final CallCommands deeds;
    private final TapKeys keys;
    private final Calls calls;
    private final CallWords words;
    private final CurrentViewer current;
    private final CallDoor door;
    private final NightService night;

    PiketTikkenController(
            NightService night,
            CallCommands deeds,
            TapKeys keys,
            Calls calls,
            CallWords words,
            CurrentViewer current,
            CallDoor door) {
        this.night = night;
        this.keys = keys;
        this.door = door;
        this.deeds = deeds;
        this.calls = calls;
        this.words = words;
        this.current = current;
    }

    @PostMapping("/aanname")
    @AlsoAnswers(conflicts = "al-aangenomen")
    @Operation(summary = "Neem een oproep aan", description = "200, of 409 met in 'bij' wie haar al heeft.")
    Stand neemAan(@PathVariable("id") UUID id) {
        return done(id, viewer -> deeds.take(id, viewer));
    }

    @PostMapping("/overname")
    @AlsoAnswers(conflicts = {"al-aangenomen", "sleutel-hergebruikt"})
    @Operation(
            summary = "Neem een oproep over van een collega",
            description = "Met in 'van' bij wie u haar zag: heeft intussen een ander haar, dan 409.")
    Stand neemOver(@PathVariable("id") UUID id, @RequestBody(required = false) Overname asked) {
        Overname sent = asked == null ? new Overname(null, null) : asked;
        return done(
                id,
                keys.once(
                        id,
                        "overname",
                        sent.sleutel(),
                        Arrays.asList(sent.van()),
                        viewer -> deeds.takeOver(id, sent.van(), viewer)));
    }

    @PostMapping("/bezig")
    @Operation(
            summary = "Zeg dat u er nog mee bezig bent",
            description = "De vraag of u er nog bent, is daarmee beantwoord. Alleen voor wie de oproep heeft.")
    Stand nogBezig(@PathVariable("id") UUID id) {
        return done(id, viewer -> deeds.stillBusy(id, viewer));
    }

    @PostMapping("/belpogingen")
    @AlsoAnswers(conflicts = {"bed-niet-vrij", "sleutel-hergebruikt"})
    @Operation(
            summary = "Leg vast wat een opvang aan de telefoon zei",
            description = "Bij 'ja' is het bed vastgehouden: 200, of 409 als iemand anders het eerder had.")
    Stand belpoging(@PathVariable("id") UUID id, @RequestBody Belpoging tried) {
        return done(
                id,
                viewer -> deeds.attempt(
                        id,
                        tried.bed(),
                        tried.opvang(),
                        tried.uitkomst(),
                        tried.criterium(),
                        tried.tot(),
                        tried.sleutel(),
                        viewer));
    }

    @PostMapping("/antwoorden")
    @AlsoAnswers(conflicts = "al-beantwoord")
    @Operation(
            summary = "Vul aan wat er nodig is",
            description =
                    "Een antwoord op een vraag over de persoon; wat al bekend was, blijft. 409 als een ander de vraag"
                            + " intussen anders beantwoordde, met in 'bij' wie dat was.")
    Stand antwoord(@PathVariable("id") UUID id, @RequestBody Antwoord told) {
        return done(id, viewer -> deeds.answer(id, told.criterium(), told.antwoord(), told.gezien(), viewer));
    }

    @PostMapping("/vragen")
    @AlsoAnswers(conflicts = "sleutel-hergebruikt")
    @Operation(
            summary = "Vraag een of meer opvangplekken tegelijk",
            description = "Zij antwoorden in hun eigen takenlijst. Het eerste ja houdt het bed vast.")
    Stand vraag(@PathVariable("id") UUID id, @RequestBody Vraag asked) {
        return done(id, viewer -> deeds.ask(id, asked.bedden(), asked.sleutel(), viewer));
    }

    @PostMapping("/stap")
    @AlsoAnswers(conflicts = {"taak-afgerond", "sleutel-hergebruikt"})
    @Operation(
            summary = "Doe de stap die nu aan de beurt is",
            description = "Met een van de antwoorden van het zoekscherm. 409 als de stap al gedaan is.")
    Stand stap(@PathVariable("id") UUID id, @RequestBody Stap step) {
        return done(
                id,
                keys.once(
                        id,
                        "stap",
                        step.sleutel(),
                        Arrays.asList(step.taak(), step.keuze()),
                        viewer -> deeds.step(id, step.taak(), step.keuze(), viewer)));
    }

    @PostMapping("/aankomst")
    @AlsoAnswers(conflicts = {"al-aangekomen", "andere-plek"})
    @Operation(
            summary = "Schrijf op dat de opvang belde: de persoon is er",
            description =
                    "De reis is dan klaar. De opvang bevestigt het later nog zelf. 409 als de aankomst er al staat, of"
                            + " als de persoon intussen een andere plek heeft dan het bed dat u noemt.")
    Stand aangekomen(@PathVariable("id") UUID id, @RequestBody(required = false) Aankomst arrival) {
        return done(id, viewer -> deeds.arrived(id, arrival == null ? null : arrival.bed(), viewer));
    }

    @PostMapping("/overdracht")
    @Operation(
            summary = "Draag de oproep over aan de zorgcoördinator",
            description = "U blijft verantwoordelijk tot de zorgcoördinator de overdracht aanneemt.")
    Stand draagOver(@PathVariable("id") UUID id) {
        return done(id, viewer -> deeds.handOver(id, viewer));
    }

    @PostMapping("/samenvoeging")
    @AlsoAnswers(conflicts = "sleutel-hergebruikt")
    @Operation(
            summary = "Voeg deze oproep samen met een andere",
            description = "Als zij over dezelfde persoon gaan. De andere oproep gaat door.")
    Stand voegSamen(@PathVariable("id") UUID id, @RequestBody Samenvoeging asked) {
        return done(
                id,
                keys.once(
                        id,
                        "samenvoeging",
                        asked.sleutel(),
                        Arrays.asList(asked.in()),
                        viewer -> deeds.join(id, asked.in(), viewer)));
    }

    @PostMapping("/intrekking")
    @AlsoAnswers(conflicts = "sleutel-hergebruikt")
    @Operation(
            summary = "Trek een oproep in die niet meer nodig is",
            description = "Het zoeken stopt, en een bed dat werd vastgehouden komt vrij.")
    Stand trekIn(@PathVariable("id") UUID id, @RequestBody(required = false) Intrekking asked) {
        Intrekking sent = asked == null ? new Intrekking(null, null) : asked;
        return done(
                id,
                keys.once(
                        id,
                        "intrekking",
                        sent.sleutel(),
                        Arrays.asList(sent.reden()),
                        viewer -> deeds.withdraw(id, sent.reden(), viewer)));
    }

    @PutMapping("/notities")
    @AlsoAnswers(conflicts = "notities-gewijzigd")
    @Operation(
            summary = "Bewaar de notities",
            description =
                    "409 met de andere tekst als iemand ze intussen heeft gewijzigd; er is dan niets overschreven.")
    Bewaard bewaar(@PathVariable("id") UUID id, @RequestBody Notities sent) {
        Viewer viewer = current.get();
        door.open(id, viewer);
        SaveResult result = night.saveNotes(
                id, sent.tekst() == null ? "" : sent.tekst(), sent.versie() == null ? 0 : sent.versie(), viewer);
        if (result instanceof SaveResult.ChangedMeanwhile conflict) {
            throw new Conflict(
                            "notities-gewijzigd",
                            "Deze notities zijn ergens anders ook gewijzigd",
                            "Er is niets overschreven. In 'tekst' staat wat er nu is.")
                    .with("tekst", conflict.theirs().text())
                    .with("versie", conflict.theirs().version());
        }
        return new Bewaard(((SaveResult.Saved) result).version());
    }

    private Stand done(UUID id, Function<Viewer, CallCommands.Deed> tap) {
        Viewer viewer = current.get();
        door.open(id, viewer);
        if (tap.apply(viewer) instanceof CallCommands.Deed.TooLate late) {
            throw new Conflict(late.type(), late.title(), late.why()).with("bij", late.by());
        }
        var call = calls.get(id, viewer);
        return new Stand(id, call.number(), call.status().code(), words.name(call.holder()), call.version());
    }
}
