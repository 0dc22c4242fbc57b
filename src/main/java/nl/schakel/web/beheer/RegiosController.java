package nl.schakel.web.beheer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.administration.Authority;
import nl.schakel.administration.MissingRoles;
import nl.schakel.administration.RegionSetUp;
import nl.schakel.administration.RegionSetUp.TypedRegion;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Region;
import nl.schakel.organisation.Role;
import nl.schakel.organisation.RoleSets;
import nl.schakel.support.input.StaleChange;
import nl.schakel.web.api.AlsoAnswers;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.api.Outdated;
import nl.schakel.web.api.SeenVersion;
import nl.schakel.web.api.Versioned;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** API controller: founds and changes regions, and names who plays which part, for who sets up regions. */
@ApiController
@RequestMapping(path = RegiosController.BASE, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "inrichting")
class RegiosController {

    static final String BASE = "/api/v1/beheer/regios";

    record Regios(List<RegioKort> regios) {}

    record RegioKort(
            String code,
            String naam,

            @Schema(description = "hoeveel rollen de route nodig heeft en niemand vervult")
            int ontbreekt) {}

    record NieuweRegio(
            String naam,

            @Schema(description = "CBS-codes, zoals GM0267; een gemeente hoort bij hoogstens één regio")
            List<String> gemeenten) {}

    record IngerichteRegio(String code) {}

    record Regiogegevens(
            String code,
            String naam,

            @Schema(description = "vanaf wanneer de kantoren open zijn, als 08:30")
            String open,

            String dicht,

            @Schema(description = "wanneer de nacht wordt overgedragen")
            String overdracht,

            @Schema(description = "of 5 mei elk jaar een vrije dag is")
            boolean bevrijdingsdag,

            boolean goedeVrijdag,

            @Schema(description = "CBS-codes van de gemeenten die meedoen")
            List<String> gemeenten,

            List<Regiorol> rollen,

            @Schema(description = "wat de route nodig heeft en niemand vervult")
            List<OntbrekendeRol> ontbreekt,

            @Schema(description = "Stuur deze mee als u de regio verandert; hij is ook de ETag van de regio.")
            String versie) {}

    record Regiorol(
            String rol,

            @Schema(description = "code van de organisatie; ontbreekt als er nog geen is gekozen")
            String organisatie,

            @Schema(description = "of de route niet zonder deze rol kan")
            boolean nodig) {}

    record OntbrekendeRol(
            String rol,

            @Schema(description = "bij welke organisatie niemand deze rol heeft; ontbreekt als er nog geen is gekozen")
            String organisatie) {}

    record RegioVerandering(
            String naam,

            @Schema(description = "als 08:30") String open,

            String dicht,
            String overdracht,

            @Schema(description = "nee als het ontbreekt") boolean bevrijdingsdag,

            @Schema(description = "nee als het ontbreekt") boolean goedeVrijdag,

            @Schema(description = "CBS-codes van alle gemeenten die meedoen")
            List<String> gemeenten,

            @Schema(description = "De versie die u zag, als u geen If-Match stuurt.")
            String versie) {}

    record GekozenOrganisatie(
            @Schema(description = "code; zonder organisatie doet voortaan niemand dit")
            String organisatie) {}

    private final RegionSetUp setUp;
    private final MissingRoles missing;
    private final Directory directory;
    private final CurrentViewer current;

    RegiosController(RegionSetUp setUp, MissingRoles missing, Directory directory, CurrentViewer current) {
        this.setUp = setUp;
        this.missing = missing;
        this.directory = directory;
        this.current = current;
    }

    @GetMapping
    @AlsoAnswers(notFound = true)
    @Operation(
            summary = "Lees welke regio's er zijn",
            description = "Met hoeveel rollen er nog ontbreken. Voor de beheerder en het landelijk team.")
    Regios regios() {
        whoSetsUp();
        return new Regios(directory.regions().stream()
                .map(region -> new RegioKort(
                        region.code(), region.name(), missing.in(region).size()))
                .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @AlsoAnswers(notFound = true)
    @Operation(
            summary = "Richt een regio in",
            description =
                    "Met de gewone kantoortijden; de ketenregie van de regio komt er als organisatie bij. De code komt terug in"
                            + " het antwoord. 400 met elk punt dat niet klopt; er is dan niets opgeslagen.")
    ResponseEntity<IngerichteRegio> richtIn(@RequestBody NieuweRegio sent) {
        String code = setUp.found(sent.naam(), list(sent.gemeenten()), current.get());
        return ResponseEntity.created(URI.create(BASE + "/" + code)).body(new IngerichteRegio(code));
    }

    @GetMapping("/{regio}")
    @Versioned
    @Operation(
            summary = "Lees hoe een regio is ingericht",
            description = "Tijden, gemeenten, wie wat doet en wat er ontbreekt. Met de versie als ETag.")
    ResponseEntity<Regiogegevens> regio(@PathVariable("regio") String code) {
        whoSetsUp();
        return answer(found(code));
    }

    @PutMapping("/{regio}")
    @Versioned
    @Operation(
            summary = "Verander naam, gemeenten en tijden van een regio",
            description =
                    "Stuur alles mee, ook wat gelijk blijft, en de versie die u zag: in If-Match (de ETag van de regio) of als"
                            + " 'versie' in het bericht. 412 als de regio intussen veranderd is; in 'nu' staat hoe zij nu is. Zaken"
                            + " van een gemeente die weggaat, blijven waar zij zijn.")
    ResponseEntity<Regiogegevens> verander(
            @PathVariable("regio") String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @RequestBody RegioVerandering sent) {
        Viewer viewer = whoSetsUp();
        String seen = SeenVersion.of(ifMatch, sent.versie(), version(found(code)));
        try {
            setUp.change(
                    code,
                    new TypedRegion(
                            sent.naam(),
                            sent.open(),
                            sent.dicht(),
                            sent.overdracht(),
                            sent.bevrijdingsdag(),
                            sent.goedeVrijdag(),
                            list(sent.gemeenten()),
                            seen),
                    viewer);
        } catch (StaleChange older) {
            throw new Outdated(older).with("nu", gegevens(found(code)));
        }
        return answer(found(code));
    }

    @PutMapping("/{regio}/rollen/{rol}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Kies welke organisatie een rol heeft voor de hele regio",
            description = "Wat al zo was, blijft zo. 400 als die organisatie deze rol niet kan hebben.")
    void kies(
            @PathVariable("regio") String code,
            @PathVariable("rol") String role,
            @RequestBody GekozenOrganisatie sent) {
        setUp.cover(code, role, sent.organisatie(), current.get());
    }

    private Viewer whoSetsUp() {
        Viewer viewer = current.get();
        if (!Authority.setsUp(viewer)) {
            throw new NotVisible();
        }
        return viewer;
    }

    private Region found(String code) {
        return directory.region(code).orElseThrow(NotVisible::new);
    }

    private ResponseEntity<Regiogegevens> answer(Region region) {
        return ResponseEntity.ok().eTag(SeenVersion.tag(version(region))).body(gegevens(region));
    }

    private Regiogegevens gegevens(Region region) {
        Map<Role, String> coverage = directory.coverage(region.code());
        return new Regiogegevens(
                region.code(),
                region.name(),
                region.opens().toString(),
                region.closes().toString(),
                region.handover().toString(),
                region.liberationDayOff(),
                region.goodFridayOff(),
                directory.municipalitiesOf(region.code()).stream()
                        .map(Municipality::cbsCode)
                        .toList(),
                RoleSets.FOR_A_REGION.stream()
                        .map(role -> new Regiorol(role.code(), coverage.get(role), MissingRoles.needed(role)))
                        .toList(),
                missing.in(region).stream()
                        .map(one -> new OntbrekendeRol(one.role().code(), one.organisation()))
                        .toList(),
                version(region));
    }

    private static String version(Region region) {
        return Long.toString(region.version());
    }

    private static List<String> list(List<String> sent) {
        return Objects.requireNonNullElse(sent, List.of());
    }
}
