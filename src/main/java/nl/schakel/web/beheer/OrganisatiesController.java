package nl.schakel.web.beheer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import nl.schakel.access.NotVisible;
import nl.schakel.administration.RegionSetUp;
import nl.schakel.administration.StaffList;
import nl.schakel.web.api.AlsoAnswers;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** API controller: the organisations in the chain, for who sets them up and for who keeps their people. */
@ApiController
@RequestMapping(path = OrganisatiesController.BASE, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "inrichting")
class OrganisatiesController {

    static final String BASE = "/api/v1/beheer/organisaties";

    record Organisaties(List<Organisatiegegevens> organisaties) {}

    record Organisatiegegevens(
            @Schema(description = "voor een gemeente haar CBS-code")
            String code,

            String naam,
            String soort,

            @Schema(description = "code; ontbreekt bij geen of meer dan één regio")
            String regio) {}

    record NieuweOrganisatie(
            String naam,

            @Schema(description = "bepaalt welke rollen mensen daar kunnen hebben")
            String soort,

            @Schema(description = "code van de regio waar zij bij hoort; zonder regio bij geen of bij meer dan één")
            String regio) {}

    record ToegevoegdeOrganisatie(String code) {}

    record NieuweNaam(String naam) {}

    private final RegionSetUp setUp;
    private final StaffList staff;
    private final CurrentViewer current;

    OrganisatiesController(RegionSetUp setUp, StaffList staff, CurrentViewer current) {
        this.setUp = setUp;
        this.staff = staff;
        this.current = current;
    }

    @GetMapping
    @AlsoAnswers(notFound = true)
    @Operation(
            summary = "Lees welke organisaties er zijn",
            description = "Waarvan u de mensen beheert; allemaal voor de beheerder en het landelijk team.")
    Organisaties organisaties() {
        return new Organisaties(own());
    }

    @GetMapping("/{organisatie}")
    @Operation(summary = "Lees één organisatie", description = "Uit dezelfde lijst; een andere is er niet (404).")
    Organisatiegegevens organisatie(@PathVariable("organisatie") String code) {
        return own().stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow(NotVisible::new);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @AlsoAnswers(notFound = true)
    @Operation(
            summary = "Voeg een organisatie toe",
            description =
                    "Voor de beheerder en het landelijk team. Gemeenten zijn er al. De code komt terug in het antwoord. 400 met"
                            + " elk punt dat niet klopt; er is dan niets opgeslagen.")
    ResponseEntity<ToegevoegdeOrganisatie> voegToe(@RequestBody NieuweOrganisatie sent) {
        String code = setUp.addOrganisation(sent.naam(), sent.soort(), sent.regio(), current.get());
        return ResponseEntity.created(URI.create(BASE + "/" + code)).body(new ToegevoegdeOrganisatie(code));
    }

    @PutMapping("/{organisatie}/naam")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Geef een organisatie een andere naam",
            description = "Voor de beheerder en het landelijk team. Een gemeente houdt de naam die het CBS haar geeft.")
    void hernoem(@PathVariable("organisatie") String code, @RequestBody NieuweNaam sent) {
        setUp.rename(code, sent.naam(), current.get());
    }

    private List<Organisatiegegevens> own() {
        return staff.organisations(current.get()).stream()
                .map(one -> new Organisatiegegevens(one.code(), one.name(), one.kind(), one.region()))
                .toList();
    }
}
