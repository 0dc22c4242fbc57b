package nl.schakel.web.taken;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.process.tasks.Vacancies;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** API controller: roles that nobody holds, for who stands in. */
@ApiController
@RequestMapping(path = "/api/v1/vacatures", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "taken")
class VacaturesController {

    record Vacatures(List<Vacature> vacatures) {}

    record Vacature(
            UUID id,

            @Schema(description = "De rol die niemand heeft.")
            String rol,

            @Schema(description = "De organisatie die iemand moet aanwijzen: een CBS-code of een code.")
            String organisatie,

            Instant sinds,

            @Schema(description = "Hoeveel stappen erop wachten.")
            int taken,

            @Schema(description = "Hoeveel daarvan te laat zijn.")
            int teLaat,

            @Schema(description = "Wanneer de eerste termijn afloopt.")
            Instant eersteTermijn) {

        static Vacature of(Vacancies.Vacancy vacancy) {
            return new Vacature(
                    vacancy.id(),
                    vacancy.group().role().code(),
                    vacancy.group().organisation(),
                    vacancy.since(),
                    vacancy.tasks(),
                    vacancy.late(),
                    vacancy.first());
        }
    }

    private final Vacancies vacancies;
    private final CurrentViewer current;

    VacaturesController(Vacancies vacancies, CurrentViewer current) {
        this.vacancies = vacancies;
        this.current = current;
    }

    @GetMapping
    @Operation(
            summary = "Rollen die niemand heeft en waarvoor ik waarneem",
            description =
                    "Wat het eerst te laat is bovenaan. De taken zelf leest u met 'vacature' bij de taken. Leeg voor wie nergens waarneemt.")
    Vacatures vacatures() {
        return new Vacatures(
                vacancies.of(current.get()).stream().map(Vacature::of).toList());
    }
}
