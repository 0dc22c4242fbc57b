package nl.schakel.web.beheer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import nl.schakel.access.LegalBases;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Role;
import nl.schakel.placement.NotAllowed;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** API controller: on what ground cases are shared, for data protection officers. */
@ApiController
@RequestMapping(path = "/api/v1/grondslagen", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "grondslagen")
class GrondslagenController {

    record Grondslagen(List<Grondslag> grondslagen) {}

    record Grondslag(
            long id,

            @Schema(description = "Soort organisatie die deelt; * voor elke andere.")
            String van,

            @Schema(description = "Rol waarmee wordt gedeeld.")
            String aan,

            @Schema(description = "Soort organisatie waar die rol werkt; * voor elke andere.")
            String gastorganisatie,

            @Schema(description = "Code van de stap waarvoor; * voor elke andere.")
            String doel,

            @Schema(description = "1 komt eerst; een hogere geldt daarnaast.")
            int plaats,

            String grondslag,
            List<Oordeel> oordelen,

            @Schema(description = "Of de functionaris van uw organisatie vond dat deze klopt.")
            boolean gevalideerd) {}

    record Oordeel(String organisatie, Instant moment, boolean klopt) {}

    record NieuwOordeel(Boolean klopt) {}

    private final LegalBases bases;
    private final Words words;
    private final CurrentViewer current;

    GrondslagenController(LegalBases bases, Words words, CurrentViewer current) {
        this.bases = bases;
        this.words = words;
        this.current = current;
    }

    @GetMapping
    @Operation(
            summary = "Op welke grondslag zaken worden gedeeld",
            description =
                    "Alleen voor functionarissen gegevensbescherming. Met wat elke functionaris er het laatst van vond.")
    Grondslagen grondslagen() {
        Viewer officer = officer();
        return new Grondslagen(bases.all().stream()
                .map(basis -> new Grondslag(
                        basis.id(),
                        basis.fromKind(),
                        basis.to().code(),
                        basis.toKind(),
                        basis.purpose(),
                        basis.position(),
                        words.of("grondslag", basis.basis()),
                        basis.said().stream()
                                .map(said -> new Oordeel(said.organisation(), said.at(), said.valid()))
                                .toList(),
                        basis.validatedBy(officer.organisationsAs(Role.FG))))
                .toList());
    }

    @PostMapping("/{id}/oordelen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Zeg of een grondslag klopt",
            description =
                    "Voor uw eigen organisatie. Wat eerder is gezegd, blijft bewaard; het laatste oordeel geldt. Er wordt niets overschreven, dus er hoort geen versie bij.")
    void oordeel(@PathVariable("id") String id, @RequestBody NieuwOordeel judgement) {
        Viewer officer = officer();
        long ground = LegalBasisPage.number(id);
        if (judgement.klopt() == null) {
            throw InvalidInput.of("klopt", "verplicht", "fout.keuze.verplicht");
        }
        bases.judge(ground, judgement.klopt(), officer);
    }

    private Viewer officer() {
        Viewer viewer = current.get();
        if (!viewer.holds(Role.FG)) {
            throw new NotAllowed();
        }
        return viewer;
    }
}
