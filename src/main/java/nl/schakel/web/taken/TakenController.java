package nl.schakel.web.taken;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.process.tasks.TaskFilter;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.process.tasks.TaskPage;
import nl.schakel.process.tasks.TaskRange;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.api.AlsoAnswers;
import nl.schakel.web.api.ApiController;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** API controller: the open tasks of the signed-in person and of their groups. */
@ApiController
@RequestMapping(path = "/api/v1/taken", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "taken")
public class TakenController {

    record Taken(List<Taak> taken, String volgende) {}

    public record Taak(
            String id,
            String naam,
            String stap,
            UUID zaak,
            String referentie,
            String rol,
            String organisatie,
            String behandelaar,
            Instant termijn,
            boolean teLaat,

            @Schema(
                    description = "Of de stap wacht op de politie. Alleen bij een stap waarin iemand contact zoekt.",
                    allowableValues = {"niets", "politie-gevraagd", "politie-vraagt"})
            String wacht) {

        public static Taak of(TaskSummary task) {
            return new Taak(
                    task.id(),
                    task.name(),
                    task.step(),
                    task.dossier(),
                    task.reference(),
                    task.group().role().code(),
                    task.group().organisation(),
                    task.assignee(),
                    task.due(),
                    task.late(),
                    task.waiting().code());
        }
    }

    record TaakMetFormulier(
            @JsonUnwrapped Taak taak,

            @JsonRawValue @Schema(type = "object", description = "form-js, schemaVersion 16")
            String formulier,

            Map<String, Object> antwoorden) {}

    record Voltooiing(Map<String, Object> antwoorden) {}

    private final TaskList list;
    private final TaskCommands desk;
    private final CurrentViewer current;
    private final LookLog looks;

    TakenController(TaskList list, TaskCommands desk, CurrentViewer current, LookLog looks) {
        this.looks = looks;
        this.list = list;
        this.desk = desk;
        this.current = current;
    }

    @GetMapping
    @Operation(
            summary = "Mijn taken en die van mijn teams, wat het eerst af moet bovenaan",
            description =
                    "Alles wat open staat, met de termijn en wie ermee bezig is. Vijftig per bladzijde; geef 'volgende' mee om verder te bladeren.")
    Taken taken(@RequestParam(name = "volgende", required = false) String next) {
        Viewer viewer = current.get();
        TaskRange page = list.page(viewer, TaskFilter.ALLE, TaskRange.Edge.asked(next, null));
        looks.shown(
                viewer, "taken", page.rows().stream().map(TaskSummary::dossier).toList());
        return new Taken(
                page.rows().stream().map(Taak::of).toList(),
                page.next() == null ? null : page.next().toString());
    }

    @GetMapping("/{id}")
    @AlsoAnswers(conflicts = "taak-afgerond")
    @Operation(
            summary = "Een taak met haar formulier en wat al bekend is",
            description = "409 als de taak intussen klaar is, of niet meer nodig.")
    TaakMetFormulier taak(@PathVariable("id") String id) {
        TaskPage page = desk.open(id, current.get());
        return new TaakMetFormulier(Taak.of(page.task()), page.schema(), page.answers());
    }

    @PostMapping("/{id}/voltooiing")
    @AlsoAnswers(conflicts = "taak-afgerond")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Rond een taak af",
            description = "400 met elk verkeerd antwoord; 409 als iemand anders de taak al heeft afgerond.")
    void voltooi(@PathVariable("id") String id, @RequestBody Voltooiing completion) {
        if (completion.antwoorden() == null) {
            throw InvalidInput.of("antwoorden", "verplicht", "fout.antwoorden.verplicht");
        }
        desk.complete(id, completion.antwoorden(), current.get());
    }
}
