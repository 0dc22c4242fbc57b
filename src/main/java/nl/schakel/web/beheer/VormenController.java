package nl.schakel.web.beheer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Role;
import nl.schakel.placement.NotAllowed;
import nl.schakel.signal.ExploitationForm;
import nl.schakel.signal.ExploitationForms;
import nl.schakel.signal.SubForms;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** API controller: forms of exploitation, as reports and cases name them by code. */
@ApiController
@RequestMapping(path = "/api/v1/vormen", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "vormen")
class VormenController {

    record Vorm(
            String code,

            @Schema(description = "code van de vorm waar deze subvorm onder valt; ontbreekt bij een vorm zelf")
            String onder,

            String naam,
            String uitleg,
            String bron,

            @Schema(description = "code van de regio die haar toevoegde; ontbreekt als zij in heel Nederland geldt")
            String regio,

            LocalDate vanaf,

            @Schema(description = "eerste dag waarop niemand haar meer kan kiezen; oude zaken houden haar")
            LocalDate tot) {

        static Vorm of(ExploitationForm form) {
            return new Vorm(
                    form.code(),
                    form.parent(),
                    form.label(),
                    form.explanation(),
                    form.source(),
                    form.region(),
                    form.from(),
                    form.until());
        }
    }

    record NieuweSubvorm(
            @Schema(description = "code van de vorm waar zij onder valt")
            String onder,

            String naam,
            String uitleg,

            @Schema(description = "waar de subvorm vandaan komt: een wet, een afspraak in de regio")
            String bron,

            @Schema(description = "code van de eigen regio; zonder regio geldt zij in heel Nederland")
            String regio) {}

    record ToegevoegdeSubvorm(String code) {}

    private final ExploitationForms forms;
    private final SubForms subForms;
    private final CurrentViewer current;

    VormenController(ExploitationForms forms, SubForms subForms, CurrentViewer current) {
        this.forms = forms;
        this.subForms = subForms;
        this.current = current;
    }

    @GetMapping
    @Operation(
            summary = "Lees de vormen van uitbuiting",
            description =
                    "Elke vorm met haar subvormen erachter, ook wat is ingetrokken: een oude zaak houdt haar woorden.")
    List<Vorm> lees() {
        return forms.all().stream().map(Vorm::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Voeg een subvorm toe",
            description =
                    "Voor de beheerder, en voor de ketenregisseur in de eigen regio. De code komt terug in het antwoord. 400 met elk punt dat niet klopt; er is dan niets opgeslagen.")
    ToegevoegdeSubvorm voegToe(@RequestBody NieuweSubvorm sent) {
        return new ToegevoegdeSubvorm(subForms.add(
                new SubForms.NewSubForm(sent.onder(), sent.naam(), sent.uitleg(), sent.bron(), sent.regio()),
                whoMay()));
    }

    @DeleteMapping("/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Trek een subvorm in",
            description = "Vanaf vandaag kan niemand haar meer kiezen. Waar zij gekozen is, blijft zij staan.")
    void trekIn(@PathVariable("code") String code) {
        subForms.withdraw(code, whoMay());
    }

    private Viewer whoMay() {
        Viewer viewer = current.get();
        if (!viewer.holds(Role.BEHEER) && !viewer.holds(Role.KETENREGISSEUR)) {
            throw new NotAllowed();
        }
        return viewer;
    }
}
