package nl.schakel.web.werkbank;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import nl.schakel.access.Viewer;
import nl.schakel.process.bundle.BundleRegister;
import nl.schakel.process.bundle.BundleVersion;
import nl.schakel.process.bundle.LiveChange;
import nl.schakel.process.deploy.DeploymentGate;
import nl.schakel.process.deploy.ModelDirectors;
import nl.schakel.process.deploy.ModelLibrary;
import nl.schakel.process.deploy.ModelProposals;
import nl.schakel.process.deploy.ModelPublications;
import nl.schakel.process.exchange.BundleZip;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.api.ApiController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;

/** API controller: proposals for the models of a region, the decisions about them, and which version is live. */
@ApiController
@RequestMapping(path = "/api/v1/modellen", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "modellen")
class ModelvoorstellenController {

    private static final int MOST_TOLD = 100;

    record Modelvoorstel(
            UUID id,

            @Schema(description = "code van de regio; 'landelijk' voor de landelijke basis")
            String regio,

            int nummer,

            @Schema(description = "voorgesteld, goedgekeurd, afgewezen of ingetrokken")
            String stand,

            @Schema(description = "waarom; ontbreekt bij wat met Schakel meekwam")
            String reden,

            Instant gemaaktOp,
            Instant beslistOp,

            @Schema(description = "wat de tweede persoon erbij schreef")
            String toelichting) {

        static Modelvoorstel of(BundleVersion version) {
            return new Modelvoorstel(
                    version.id(),
                    ModellenController.code(version.region()),
                    version.number(),
                    version.state().code(),
                    version.reason(),
                    version.madeAt(),
                    version.judgedAt(),
                    version.judgement());
        }
    }

    record Modelbesluit(
            @Schema(description = "verplicht bij afwijzen") String toelichting) {}

    record LiveWijziging(
            long id,

            @Schema(description = "welke versie; ontbreekt als de regio de landelijke versie volgt")
            UUID versie,

            @Schema(description = "vanaf wanneer; ontbreekt als het meteen inging")
            Instant vanaf,

            Instant beslistOp,
            String reden) {

        static LiveWijziging of(LiveChange change) {
            return new LiveWijziging(change.id(), change.bundle(), change.from(), change.at(), change.why());
        }
    }

    record LiveWijzigingen(List<LiveWijziging> wijzigingen) {}

    record LiveZetten(
            @Schema(description = "een goedgekeurde versie; zonder versie volgt de regio de landelijke versie")
            UUID versie,

            @Schema(description = "vanaf wanneer; zonder moment meteen")
            Instant vanaf,

            String reden,

            @Schema(
                    description =
                            "id van de nieuwste wijziging die u kent; ontbreekt als er nog geen was. Heeft iemand anders intussen iets gekozen, dan 400.")
            Long gezien) {}

    record LiveTerugnemen(
            String reden,

            @Schema(description = "id van de nieuwste wijziging die u kent")
            Long gezien) {}

    private final ModelProposals proposals;
    private final ModelPublications publications;
    private final ModelDirectors directors;
    private final BundleRegister register;
    private final ModelLibrary library;
    private final CurrentDirector current;

    ModelvoorstellenController(
            ModelProposals proposals,
            ModelPublications publications,
            ModelDirectors directors,
            BundleRegister register,
            ModelLibrary library,
            CurrentDirector current) {
        this.proposals = proposals;
        this.publications = publications;
        this.directors = directors;
        this.register = register;
        this.library = library;
        this.current = current;
    }

    @PostMapping(path = "/voorstellen", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Stel een versie van de modellen voor",
            description =
                    "Een zip met alle modellen, tabellen en vragenlijsten als deel 'bestand' van multipart/form-data, met de delen"
                            + " 'regio' (de code, of 'landelijk') en 'reden'. Er verandert nog niets: een ander keurt het goed. 400 met elk punt waarop de regels het weigeren; er is dan niets bewaard.")
    ResponseEntity<Modelvoorstel> stelVoor(
            @RequestParam(name = "bestand", required = false) MultipartFile file,
            @RequestParam(name = "regio", defaultValue = "") String region,
            @RequestParam(name = "reden", defaultValue = "") String why) {
        Viewer viewer = current.get();
        UUID id = told(() -> proposals.propose(of(region), BundleZip.read(WorkbenchPage.content(file)), why, viewer));
        return ResponseEntity.created(URI.create("/api/v1/modellen/voorstellen/" + id))
                .body(Modelvoorstel.of(library.find(id, viewer)));
    }

    @GetMapping("/voorstellen/{id}")
    @Operation(
            summary = "Lees een voorstel voor de modellen",
            description =
                    "Voor de ketenregisseur van die regio en het landelijk team. Een voorstel van een andere regio is er niet (404).")
    Modelvoorstel voorstel(@PathVariable("id") UUID id) {
        return Modelvoorstel.of(library.find(id, current.get()));
    }

    @DeleteMapping("/voorstellen/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Trek een eigen voorstel in",
            description = "Zolang er niet over is beslist. Het voorstel blijft bewaard.")
    void trekIn(@PathVariable("id") UUID id) {
        proposals.withdraw(id, current.get());
    }

    @PostMapping("/voorstellen/{id}/goedkeuring")
    @Operation(
            summary = "Keur een voorstel goed",
            description =
                    "Nooit door wie het maakte. Er verandert nog niets: daarna kan iemand deze versie live zetten. 400 als er al over is beslist, of als er sinds het voorstel een andere versie live is gezet.")
    Modelvoorstel keurGoed(@PathVariable("id") UUID id, @RequestBody Modelbesluit sent) {
        Viewer viewer = current.get();
        told(() -> {
            proposals.approve(id, sent.toelichting(), viewer);
            return id;
        });
        return Modelvoorstel.of(library.find(id, viewer));
    }

    @PostMapping("/voorstellen/{id}/afwijzing")
    @Operation(
            summary = "Wijs een voorstel af",
            description = "Nooit door wie het maakte, en altijd met een toelichting waarmee de maker verder kan.")
    Modelvoorstel wijsAf(@PathVariable("id") UUID id, @RequestBody Modelbesluit sent) {
        Viewer viewer = current.get();
        proposals.refuse(id, sent.toelichting(), viewer);
        return Modelvoorstel.of(library.find(id, viewer));
    }

    @GetMapping("/live/{regio}")
    @Operation(
            summary = "Lees welke versies live waren, de nieuwste eerst",
            description =
                    "Voor de eigen regio, of 'landelijk' voor de landelijke versie. Een regio zonder eigen wijzigingen volgt de landelijke versie.")
    LiveWijzigingen live(@PathVariable("regio") String region) {
        directors.check(current.get(), of(region));
        return changes(of(region));
    }

    @PostMapping("/live/{regio}")
    @Operation(
            summary = "Zet een goedgekeurde versie live",
            description =
                    "Nieuwe zaken beginnen ermee, meteen of vanaf een moment. Zaken die lopen, blijven bij hun eigen versie.")
    LiveWijzigingen zetLive(@PathVariable("regio") String region, @RequestBody LiveZetten sent) {
        Viewer viewer = current.get();
        directors.check(viewer, of(region));
        told(() -> {
            if (sent.versie() == null && of(region) != null) {
                publications.followNational(of(region), sent.reden(), sent.gezien(), viewer);
            } else {
                publications.goLive(
                        versionOf(region, sent.versie(), viewer), sent.vanaf(), sent.reden(), sent.gezien(), viewer);
            }
            return region;
        });
        return changes(of(region));
    }

    @PostMapping("/live/{regio}/terug")
    @Operation(
            summary = "Neem de versie die live is terug",
            description =
                    "Nieuwe zaken beginnen weer met de versie van daarvoor. Staat er een versie klaar voor later, dan gaat die niet door.")
    LiveWijzigingen neemTerug(@PathVariable("regio") String region, @RequestBody LiveTerugnemen sent) {
        Viewer viewer = current.get();
        told(() -> {
            publications.takeBack(of(region), sent.reden(), sent.gezien(), viewer);
            return region;
        });
        return changes(of(region));
    }

    private UUID versionOf(String region, UUID version, Viewer viewer) {
        if (version == null || !Objects.equals(library.find(version, viewer).region(), of(region))) {
            throw InvalidInput.of("versie", "niet-goedgekeurd", "fout.modellen.niet-goedgekeurd");
        }
        return version;
    }

    private LiveWijzigingen changes(String region) {
        return new LiveWijzigingen(
                register.changes(region).stream().map(LiveWijziging::of).toList());
    }

    static String of(String region) {
        return ModellenController.NATIONAL.equals(region) ? null : region;
    }

    /** What the rules have against a bundle, as a caller of the API reads what is wrong with anything else. */
    static <T> T told(Supplier<T> deed) {
        try {
            return deed.get();
        } catch (DeploymentGate.ModelsRefused refused) {
            throw new InvalidInput(refused.findings().stream()
                    .limit(MOST_TOLD)
                    .map(finding -> FieldError.of("bestand", finding.rule(), "fout.modellen.regel", finding.line()))
                    .toList());
        }
    }
}
