package nl.schakel.web.werkbank;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.process.bundle.BundleVersion;
import nl.schakel.process.bundle.LiveChange;
import nl.schakel.process.compare.ElementDifference;
import nl.schakel.process.compare.FileDifference;
import nl.schakel.process.deploy.ModelLibrary;
import nl.schakel.process.exchange.BundleZip;
import nl.schakel.process.move.RunningCases;
import nl.schakel.process.rules.RuleFinding;
import nl.schakel.web.api.ApiController;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** API controller: bundles of models, tables and forms, to read and to compare. */
@ApiController
@RequestMapping(path = "/api/v1/modellen", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "modellen")
class ModellenController {

    /** How the API and the forms write the national base, which has no region. */
    static final String NATIONAL = "landelijk";

    record Bundel(
            UUID id,

            @Schema(description = "code van de regio; 'landelijk' voor de landelijke basis")
            String regio,

            @Schema(description = "telt per regio, vanaf 1") int nummer,

            @Schema(description = "meegeleverd of voorstel") String herkomst,

            @Schema(description = "voorgesteld, goedgekeurd, afgewezen of ingetrokken")
            String stand,

            Instant gemaakt,

            @Schema(description = "waarom; ontbreekt bij wat met Schakel meekwam")
            String reden,

            @Schema(description = "gelijk voor bundels waarin hetzelfde staat")
            String vingerafdruk) {}

    record BundelOpPlank(
            Bundel bundel,

            @Schema(description = "of zaken er nu mee beginnen")
            boolean live,

            @Schema(description = "hoeveel zaken er volgens deze bundel lopen")
            long lopend) {}

    record Plank(
            @Schema(description = "code van de regio; 'landelijk' voor de landelijke basis")
            String regio,

            @Schema(description = "waarmee zaken nu beginnen: een bundel van de regio zelf, of de landelijke")
            Bundel live,

            Instant sinds,
            String waarom,
            List<BundelOpPlank> bundels) {}

    record Planken(List<Plank> regios) {}

    record Bundelbestand(String naam, String vingerafdruk) {}

    record BundelMetBestanden(Bundel bundel, List<Bundelbestand> bestanden) {}

    record DeelVerschil(
            @Schema(description = "welk deel, zoals het bestand het noemt")
            String code,

            String deel,

            @Schema(description = "wat er stond; ontbreekt als er niets stond")
            String was,

            @Schema(description = "wat er staat; ontbreekt als er niets meer staat")
            String wordt) {}

    record ElementVerschil(
            @Schema(description = "id van het element of de rij, of de sleutel van de vraag")
            String element,

            @Schema(description = "nieuw, weg, gewijzigd of verschoven")
            String wat,

            String soort,
            String naam,
            List<DeelVerschil> delen) {}

    record BestandVerschil(
            String naam,
            String titel,

            @Schema(description = "nieuw, weg, gewijzigd of verschoven")
            String wat,

            @Schema(description = "waarom er niets te vergelijken is; ontbreekt als het bestand te lezen is")
            String onleesbaar,

            List<ElementVerschil> elementen,

            @Schema(description = "wat alleen anders is getekend")
            List<ElementVerschil> verschoven) {}

    record BundelVerschil(UUID van, UUID naar, List<BestandVerschil> bestanden) {}

    record Bevinding(
            @Schema(description = "code van de regel") String regel,

            @Schema(description = "fout of waarschuwing") String ernst,

            String bestand,
            String element,
            String tekst,
            String voorstel) {

        static Bevinding of(RuleFinding finding) {
            return new Bevinding(
                    finding.rule(),
                    finding.severity().code(),
                    finding.file(),
                    finding.element(),
                    finding.text(),
                    finding.proposal());
        }
    }

    record BundelControle(
            @Schema(description = "waarmee is vergeleken: wat nu live is")
            UUID live,

            @Schema(description = "of niets in de weg staat om dit voor te stellen")
            boolean goed,

            List<Bevinding> bevindingen,
            List<BestandVerschil> verschillen) {}

    private final ModelLibrary library;
    private final RunningCases running;
    private final LookLog looks;
    private final CurrentDirector current;

    ModellenController(ModelLibrary library, RunningCases running, LookLog looks, CurrentDirector current) {
        this.library = library;
        this.running = running;
        this.looks = looks;
        this.current = current;
    }

    @GetMapping
    @Operation(
            summary = "Lees met welke modellen zaken beginnen",
            description =
                    "Voor ketenregisseurs en het landelijke team: de bundels van de eigen regio en de landelijke basis, de"
                            + " nieuwste eerst.")
    Planken lees() {
        Viewer viewer = current.get();
        List<ModelLibrary.Shelf> shelves = library.shelves(viewer);
        looks.shown(
                viewer,
                "werkbank",
                shelves.stream().mapToInt(shelf -> shelf.bundles().size()).sum());
        return new Planken(shelves.stream().map(this::shelf).toList());
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "Lees welke bestanden in een bundel zitten",
            description = "Een bundel van een andere regio is er niet (404).")
    BundelMetBestanden bundel(@PathVariable("id") UUID id) {
        Viewer viewer = current.get();
        ModelLibrary.Opened opened = library.open(id, viewer);
        looks.shown(viewer, "werkbank-bundel", opened.files().contents().size());
        return new BundelMetBestanden(
                bundle(opened.version()),
                opened.files().hashes().entrySet().stream()
                        .map(file -> new Bundelbestand(file.getKey(), file.getValue()))
                        .toList());
    }

    @GetMapping("/{id}/verschil")
    @Operation(
            summary = "Lees wat er verschilt tussen twee bundels",
            description =
                    "Van de bundel in 'met' naar deze. Zonder 'met' van wat nu in gebruik is in de regio van deze bundel, of als dat deze zelf is: van waar hij uit gemaakt is. Per element,"
                            + " rij en vraag, in woorden.")
    BundelVerschil verschil(@PathVariable("id") UUID id, @RequestParam(name = "met", required = false) UUID from) {
        Viewer viewer = current.get();
        ModelLibrary.Opened after = library.open(id, viewer);
        ModelLibrary.Opened before = from == null ? library.beside(after.version()) : library.open(from, viewer);
        List<FileDifference> differences = library.difference(before, after);
        looks.shown(viewer, "werkbank-verschil", differences.size());
        return new BundelVerschil(
                before.version().id(),
                after.version().id(),
                differences.stream().map(ModellenController::difference).toList());
    }

    @PostMapping(path = "/controles", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Kijk een zip met modellen na",
            description =
                    "Een zip als deel 'bestand' van multipart/form-data, hoogstens 5 MB, met alle modellen, tabellen en"
                            + " formulieren. Het antwoord noemt wat de regels ervan zeggen en wat er verschilt met wat nu live is."
                            + " Er wordt niets bewaard.")
    BundelControle controleer(
            @RequestParam(name = "bestand", required = false) MultipartFile file,
            @Schema(description = "code van de regio; zonder regio de landelijke basis")
                    @RequestParam(name = "regio", defaultValue = NATIONAL)
                    String region) {
        Viewer viewer = current.get();
        Map<String, byte[]> files = BundleZip.read(WorkbenchPage.content(file));
        ModelLibrary.Checked checked = library.check(region.equals(NATIONAL) ? null : region, files, viewer);
        looks.shown(viewer, "werkbank-nakijken", files.size());
        return new BundelControle(
                checked.live().id(),
                checked.accepted(),
                checked.findings().stream().map(Bevinding::of).toList(),
                checked.differences().stream()
                        .map(ModellenController::difference)
                        .toList());
    }

    /** As the API writes a region. @param region null for the national base */
    static String code(String region) {
        return region == null ? NATIONAL : region;
    }

    private Plank shelf(ModelLibrary.Shelf shelf) {
        LiveChange since = shelf.since();
        return new Plank(
                shelf.region() == null ? NATIONAL : shelf.region().code(),
                shelf.live() == null ? null : bundle(shelf.live()),
                since == null ? null : since.from() == null ? since.at() : since.from(),
                since == null ? null : since.why(),
                shelf.bundles().stream()
                        .map(one -> new BundelOpPlank(bundle(one.version()), one.live(), running.in(one.version())))
                        .toList());
    }

    private static Bundel bundle(BundleVersion bundle) {
        return new Bundel(
                bundle.id(),
                code(bundle.region()),
                bundle.number(),
                bundle.origin().code(),
                bundle.state().code(),
                bundle.madeAt(),
                bundle.reason(),
                bundle.hash());
    }

    private static BestandVerschil difference(FileDifference file) {
        return new BestandVerschil(
                file.file(),
                file.title(),
                file.change().code(),
                file.unreadable(),
                elements(file.elements()),
                elements(file.moved()));
    }

    private static List<ElementVerschil> elements(List<ElementDifference> elements) {
        return elements.stream()
                .map(one -> new ElementVerschil(
                        one.element(),
                        one.change().code(),
                        one.thing(),
                        one.name(),
                        one.parts().stream()
                                .map(part -> new DeelVerschil(part.code(), part.part(), part.before(), part.after()))
                                .toList()))
                .toList();
    }
}
