package nl.schakel.web.werkbank;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.process.draft.Draft;
import nl.schakel.process.draft.DraftChanged;
import nl.schakel.process.draft.DraftFile;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.support.input.InputCheck;
import nl.schakel.web.api.AlsoAnswers;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.api.Versioned;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** API controller: drafts in which the directors of a region change models, tables and forms together. */
@ApiController
@RequestMapping(path = "/api/v1/modellen/concepten", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "modellen")
class ModelconceptenController {

    private static final String PLACE = "/api/v1/modellen/concepten/";

    record ConceptBeginnen(
            @Schema(description = "code van de regio; 'landelijk' voor de landelijke basis")
            String regio) {}

    record ConceptBestand(
            String naam,
            String titel,

            @Schema(description = "naast de basis: gelijk, anders, nieuw of weg")
            String stand,

            @Schema(description = "telt wat er in dit concept is bewaard; 0 als niemand het bestand bewaarde")
            int versie,

            @Schema(description = "wie het het laatst bewaarde; ontbreekt als niemand dat deed")
            String door,

            Instant op) {}

    record Concept(
            UUID id,

            @Schema(description = "code van de regio; 'landelijk' voor de landelijke basis")
            String regio,

            @Schema(description = "de bundel waar het concept uit gemaakt is")
            UUID basis,

            @Schema(
                    description =
                            "of zaken nog met die bundel beginnen; zo niet, dan kan het concept niet worden voorgesteld")
            boolean basisIsLive,

            String begonnenDoor,
            Instant begonnenOp,

            @Schema(description = "alle bestanden; ontbreekt in de lijst van concepten")
            List<ConceptBestand> bestanden) {}

    record Bestandsversie(
            @Schema(description = "om mee te sturen in If-Match")
            int versie) {}

    record ConceptVoorstellen(
            @Schema(description = "wat er verandert en waarom; uw collega leest dit")
            String reden) {}

    record ConceptVoorgesteld(
            @Schema(description = "de bundel die nu op een tweede persoon wacht")
            UUID id) {}

    private final ModelDrafts drafts;
    private final Directory directory;
    private final LookLog looks;
    private final CurrentDirector current;

    ModelconceptenController(ModelDrafts drafts, Directory directory, LookLog looks, CurrentDirector current) {
        this.drafts = drafts;
        this.directory = directory;
        this.looks = looks;
        this.current = current;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @AlsoAnswers(notFound = true)
    @Operation(
            summary = "Begin een concept",
            description =
                    "Uit wat nu in gebruik is in de regio. Alle ketenregisseurs van de regio schrijven er samen in. Twee keer"
                            + " beginnen zonder iets te bewaren geeft hetzelfde concept. Een regio van een ander is er niet (404).")
    ResponseEntity<Concept> begin(@RequestBody ConceptBeginnen sent) {
        Viewer viewer = current.get();
        new InputCheck()
                .required("regio", sent.regio(), 40, "fout.concept.regio")
                .done();
        UUID id = drafts.begin(ModelvoorstellenController.of(sent.regio()), viewer);
        return ResponseEntity.created(URI.create(PLACE + id)).body(whole(id, viewer));
    }

    @GetMapping
    @Operation(
            summary = "Lees welke concepten open staan",
            description = "Van de eigen regio, en voor het landelijk team van alle regio's. Zonder bestanden.")
    List<Concept> alle() {
        Viewer viewer = current.get();
        List<Draft> all = drafts.all(viewer);
        looks.shown(viewer, "werkbank-concepten", all.size());
        return all.stream().map(draft -> concept(draft, null)).toList();
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "Lees een concept",
            description =
                    "Met alle bestanden van de basis en van het concept. Een concept van een andere regio is er niet, en een"
                            + " concept dat is voorgesteld of weggegooid ook niet meer (404).")
    Concept lees(@PathVariable("id") UUID id) {
        Viewer viewer = current.get();
        Concept concept = whole(id, viewer);
        looks.shown(viewer, "werkbank-concept", concept.bestanden().size());
        return concept;
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Gooi een concept weg",
            description = "Voor iedereen die erin schrijft. Nog een keer verandert niets.")
    void gooiWeg(@PathVariable("id") UUID id) {
        drafts.discard(id, current.get());
    }

    @GetMapping(
            path = "/{id}/bestanden/{naam}",
            produces = {MediaType.APPLICATION_XML_VALUE, MediaType.APPLICATION_JSON_VALUE})
    @Versioned
    @Operation(
            summary = "Lees een bestand van een concept",
            description =
                    "Het bestand zoals het er nu staat, met zijn versie in de ETag. Wat uit het concept is gehaald, is er niet (404).")
    ResponseEntity<byte[]> bestand(@PathVariable("id") UUID id, @PathVariable("naam") String name) {
        Viewer viewer = current.get();
        DraftFile file = drafts.file(id, name, viewer);
        looks.shown(viewer, "werkbank-concept-bestand", 1);
        return ResponseEntity.ok()
                .contentType(name.endsWith(".form") ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_XML)
                .eTag(ConceptVersions.tag(file.version()))
                .body(file.content());
    }

    @PutMapping(
            path = "/{id}/bestanden/{naam}",
            consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.APPLICATION_JSON_VALUE})
    @Versioned
    @Operation(
            summary = "Bewaar een bestand in een concept",
            description =
                    "Het hele bestand, ook als het nog niet af is: wat de regels ervan zeggen, staat bij de controle. Stuur in"
                            + " If-Match de versie mee waarmee u begon; \"0\" voor een bestand dat er nog niet is. 412 als iemand het"
                            + " intussen bewaarde, met wie en wanneer; er is dan niets bewaard. Dezelfde tekst nog eens is geen nieuwe versie.")
    ResponseEntity<Bestandsversie> bewaar(
            @PathVariable("id") UUID id,
            @PathVariable("naam") String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @RequestBody byte[] content) {
        Viewer viewer = current.get();
        int seen = seen(ifMatch, id, name, viewer);
        try {
            int version = drafts.save(id, name, seen, content, viewer);
            return ResponseEntity.ok().eTag(ConceptVersions.tag(version)).body(new Bestandsversie(version));
        } catch (DraftChanged changed) {
            throw ConceptVersions.outdated(changed);
        }
    }

    @DeleteMapping("/{id}/bestanden/{naam}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Versioned
    @Operation(
            summary = "Haal een bestand uit een concept",
            description = "Met de versie waarmee u begon in If-Match. 412 als iemand het intussen bewaarde.")
    void haalWeg(
            @PathVariable("id") UUID id,
            @PathVariable("naam") String name,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
        Viewer viewer = current.get();
        int seen = seen(ifMatch, id, name, viewer);
        try {
            drafts.remove(id, name, seen, viewer);
        } catch (DraftChanged changed) {
            throw ConceptVersions.outdated(changed);
        }
    }

    @GetMapping("/{id}/controle")
    @Operation(
            summary = "Lees wat de regels van een concept zeggen",
            description =
                    "Over het hele concept: fouten eerst, dan waarschuwingen. Met een fout kan het niet worden voorgesteld.")
    List<ModellenController.Bevinding> controle(@PathVariable("id") UUID id) {
        return drafts.check(id, current.get()).stream()
                .map(ModellenController.Bevinding::of)
                .toList();
    }

    @PostMapping("/{id}/basis")
    @Operation(
            summary = "Haal in een concept op wat intussen in gebruik is",
            description =
                    "Wat in het concept niet veranderde, wordt zoals het nu in gebruik is. Een bestand dat aan beide kanten"
                            + " veranderde, houdt de tekst van het concept; het antwoord noemt die bestanden.")
    List<String> haalOp(@PathVariable("id") UUID id) {
        return drafts.rebase(id, current.get());
    }

    @PostMapping("/{id}/landelijk")
    @Operation(
            summary = "Haal in een concept op wat intussen landelijk is veranderd",
            description =
                    "Voor een regio met een eigen versie. Wat de regio zelf niet veranderde, wordt zoals het landelijk is. Een bestand"
                            + " dat de regio ook veranderde, houdt de eigen tekst; het antwoord noemt die bestanden.")
    List<String> haalLandelijkOp(@PathVariable("id") UUID id) {
        return drafts.bringNational(id, current.get());
    }

    @PostMapping("/{id}/voorstel")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Stel een concept voor",
            description =
                    "Het concept is daarmee klaar: er kan niet meer in worden geschreven. Wie eraan schreef, keurt het niet goed."
                            + " 400 met elk punt waarop de regels het weigeren, of als er intussen iets anders in gebruik is.")
    ResponseEntity<ConceptVoorgesteld> stelVoor(@PathVariable("id") UUID id, @RequestBody ConceptVoorstellen sent) {
        Viewer viewer = current.get();
        UUID bundle = ModelvoorstellenController.told(() -> drafts.propose(id, sent.reden(), viewer));
        return ResponseEntity.created(URI.create("/api/v1/modellen/voorstellen/" + bundle))
                .body(new ConceptVoorgesteld(bundle));
    }

    private int seen(String ifMatch, UUID id, String name, Viewer viewer) {
        return ConceptVersions.seen(ifMatch, drafts.version(id, name, viewer));
    }

    private Concept whole(UUID id, Viewer viewer) {
        return concept(
                drafts.find(id, viewer),
                drafts.entries(id, viewer).stream()
                        .filter(file -> file.content() != null || file.before() != null)
                        .map(this::file)
                        .toList());
    }

    private Concept concept(Draft draft, List<ConceptBestand> files) {
        return new Concept(
                draft.id(),
                ModellenController.code(draft.region()),
                draft.base().id(),
                draft.baseIsLive(),
                person(draft.begunBy()),
                draft.begunAt(),
                files);
    }

    private ConceptBestand file(DraftFile file) {
        return new ConceptBestand(
                file.name(),
                DraftViews.title(file),
                file.beside().code(),
                file.version(),
                person(file.changedBy()),
                file.changedAt());
    }

    private String person(UUID id) {
        return id == null ? null : directory.person(id).map(Person::displayName).orElse(null);
    }
}
