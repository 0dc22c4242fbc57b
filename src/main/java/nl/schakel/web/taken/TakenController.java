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
import nl.schakel.access.alert.OwnDetails;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.process.tasks.TaskFilter;
import nl.schakel.process.tasks.TaskLines;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.process.tasks.TaskPage;
import nl.schakel.process.tasks.TaskRange;
import nl.schakel.process.tasks.TaskSearch;
import nl.schakel.process.tasks.TaskSelection;
import nl.schakel.process.tasks.TaskSort;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.signal.CaseLines;
import nl.schakel.support.Coded;
import nl.schakel.support.input.InputCheck;
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
                    description =
                            "Wanneer iemand de taak moet hebben opgepakt; null als iemand dat deed of als dat niet hoeft.")
            Instant oppakkenVoor,

            boolean acuut,

            @Schema(description = "Vormen van uitbuiting volgens de melding; null als u die niet mag zien.")
            List<String> vormen,

            @Schema(
                    description = "Of er een minderjarige bij is; null als u dat niet mag zien.",
                    allowableValues = {"ja", "twijfel", "nee", "onbekend"})
            String minderjarig,

            @Schema(description = "Hoe de melding binnenkwam; null als u dat niet mag zien.")
            String kanaal,

            @Schema(
                    description = "Of de stap wacht op de politie. Alleen bij een stap waarin iemand contact zoekt.",
                    allowableValues = {"niets", "politie-gevraagd", "politie-vraagt"})
            String wacht) {

        /** @param line what the viewer may see of its case in a list; null when that is nothing */
        public static Taak of(TaskSummary task, CaseLines.CaseLine line) {
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
                    task.pickUp(),
                    task.acute(),
                    line == null ? null : line.forms(),
                    line == null ? null : line.minor(),
                    line == null ? null : line.channel(),
                    task.waiting().code());
        }
    }

    /** Wat iemand zoekt; dat kan een naam zijn, dus staat het nooit in een adres. */
    record Zoekopdracht(String zoek, String volgende) {}

    record Gevonden(List<Taak> taken, String volgende, boolean onvolledig) {}

    record TaakMetFormulier(
            @JsonUnwrapped Taak taak,

            @JsonRawValue @Schema(type = "object", description = "form-js, schemaVersion 16")
            String formulier,

            Map<String, Object> antwoorden) {}

    /** Een stap die iemand krijgt omdat een andere stap klaar is. */
    record Volgende(String stap, String naam, String rol, String organisatie) {

        static Volgende of(TaskCommands.Follower follower) {
            return new Volgende(
                    follower.step(),
                    follower.name(),
                    follower.group().role().code(),
                    follower.group().organisation());
        }
    }

    record Vooruitblik(List<Volgende> krijgen) {}

    record Voltooiing(Map<String, Object> antwoorden) {}

    private static final int LONGEST = 200;

    private final TaskList list;
    private final TaskSearch search;
    private final TaskLines lines;
    private final TaskCommands desk;
    private final CurrentViewer current;
    private final LookLog looks;
    private final OwnDetails own;

    TakenController(
            TaskList list,
            TaskSearch search,
            TaskLines lines,
            TaskCommands desk,
            CurrentViewer current,
            LookLog looks,
            OwnDetails own) {
        this.own = own;
        this.looks = looks;
        this.search = search;
        this.lines = lines;
        this.list = list;
        this.desk = desk;
        this.current = current;
    }

    @GetMapping
    @Operation(
            summary = "Mijn taken en die van mijn teams, wat het eerst af moet bovenaan",
            description =
                    "Alles wat open staat, met de termijn en wie ermee bezig is. Van de zaak staat er alleen in wat u mag zien. welke: alle, mijn, team, te-laat of vandaag; sorteer: termijn, oppakken, nieuwste of oudste; gemeente: CBS-code; stap: code van de stap; vacature: alleen wat op die rol wacht. Vijftig per bladzijde; geef 'volgende' mee om verder te bladeren, met dezelfde keuzes.")
    Taken taken(
            @RequestParam(name = "welke", required = false) String which,
            @RequestParam(name = "sorteer", required = false) String sort,
            @RequestParam(name = "gemeente", required = false) String municipality,
            @RequestParam(name = "stap", required = false) String step,
            @RequestParam(name = "acuut", defaultValue = "false") boolean acute,
            @RequestParam(name = "vacature", required = false) UUID vacancy,
            @RequestParam(name = "volgende", required = false) String next) {
        return shown(selection(which, sort, municipality, step, acute, vacancy), next, "taken");
    }

    @PostMapping("/zoekopdrachten")
    @Operation(
            summary = "Zoek in mijn taken op een deel van een nummer of van een naam",
            description =
                    "De vraag gaat in het bericht mee, nooit in het adres. Een naam wordt alleen gevonden in zaken waarvan u de namen mag zien. onvolledig is waar als er meer zaken zijn dan waarin naar een naam is gezocht.")
    Gevonden zoek(@RequestBody Zoekopdracht question) {
        new InputCheck()
                .required("zoek", question.zoek(), LONGEST, "fout.zoek.leeg")
                .done();
        TaskSelection.Found found = search.find(current.get(), question.zoek().strip());
        Taken taken = shown(
                TaskSelection.of(TaskFilter.ALLE).with(found),
                question.volgende(),
                own.mark("taken:zoeken", question.zoek(), current.get()));
        return new Gevonden(taken.taken(), taken.volgende(), found.partly());
    }

    private static TaskSelection selection(
            String which, String sort, String municipality, String step, boolean acute, UUID vacancy) {
        InputCheck check = new InputCheck();
        check.code("welke", which, Coded.codes(TaskFilter.class));
        check.code("sorteer", sort, Coded.codes(TaskSort.class));
        check.done();
        return new TaskSelection(
                Coded.of(TaskFilter.class, which).orElse(TaskFilter.ALLE),
                Coded.of(TaskSort.class, sort).orElse(TaskSort.TERMIJN),
                municipality,
                step,
                acute,
                vacancy,
                false,
                null);
    }

    private Taken shown(TaskSelection selection, String next, String what) {
        Viewer viewer = current.get();
        TaskRange page = list.page(viewer, selection, TaskRange.Edge.asked(next, null));
        looks.shown(viewer, what, page.rows().stream().map(TaskSummary::dossier).toList());
        Map<String, CaseLines.CaseLine> about = lines.of(page.rows(), viewer);
        return new Taken(
                page.rows().stream()
                        .map(task -> Taak.of(task, about.get(task.id())))
                        .toList(),
                page.next() == null ? null : page.next().toString());
    }

    @GetMapping("/{id}")
    @AlsoAnswers(conflicts = "taak-afgerond")
    @Operation(
            summary = "Een taak met haar formulier en wat al bekend is",
            description = "409 als de taak intussen klaar is, of niet meer nodig.")
    TaakMetFormulier taak(@PathVariable("id") String id) {
        TaskPage page = desk.open(id, current.get());
        return new TaakMetFormulier(
                Taak.of(
                        page.task(),
                        lines.of(List.of(page.task()), current.get())
                                .get(page.task().id())),
                page.schema(),
                page.answers());
    }

    @PostMapping("/{id}/vooruitblik")
    @AlsoAnswers(conflicts = "taak-afgerond")
    @Operation(
            summary = "Wie krijgt een taak als ik deze zo afrond?",
            description =
                    "Bewaart niets en vertelt niemand iets. Alleen wat u van de zaak mag weten. 400 met elk verkeerd antwoord.")
    Vooruitblik vooruitblik(@PathVariable("id") String id, @RequestBody Voltooiing completion) {
        if (completion.antwoorden() == null) {
            throw InvalidInput.of("antwoorden", "verplicht", "fout.antwoorden.verplicht");
        }
        return new Vooruitblik(desk.whoWouldGet(id, completion.antwoorden(), current.get()).stream()
                .map(Volgende::of)
                .toList());
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
