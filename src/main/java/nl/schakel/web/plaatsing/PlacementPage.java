package nl.schakel.web.plaatsing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.CareView;
import nl.schakel.placement.MunicipalPlaces;
import nl.schakel.placement.PlacementReading;
import nl.schakel.placement.PlacementStatus;
import nl.schakel.placement.ShelterRung;
import nl.schakel.placement.matching.MatchResult;
import nl.schakel.placement.matching.Matching;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.process.routes.placement.PlacementCommands;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.process.tasks.TaskGone;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.TaskRows;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Page controller: one search for a place: what fits and why, the question that helps most, who was asked, and the bed
 * that is held.
 */
@PageController
@RequestMapping("/plaatsingen/{id:[0-9a-fA-F-]{36}}")
public class PlacementPage {

    static final String CHOOSING = "plekken-kiezen";

    private final PlacementDoor door;
    private final PlacementReading reading;
    private final Beds beds;
    private final MunicipalPlaces municipal;
    private final Matching matching;
    private final PlacementViews views;
    private final ParkingViews parking;
    private final TaskList tasks;
    private final TaskCommands desk;
    private final TaskRows rows;
    private final Words words;
    private final CurrentViewer current;
    private final PlacementCommands commands;

    PlacementPage(
            PlacementCommands commands,
            PlacementDoor door,
            PlacementReading reading,
            Beds beds,
            MunicipalPlaces municipal,
            Matching matching,
            PlacementViews views,
            ParkingViews parking,
            TaskList tasks,
            TaskCommands desk,
            TaskRows rows,
            Words words,
            CurrentViewer current) {
        this.commands = commands;
        this.door = door;
        this.reading = reading;
        this.beds = beds;
        this.municipal = municipal;
        this.matching = matching;
        this.views = views;
        this.parking = parking;
        this.tasks = tasks;
        this.desk = desk;
        this.rows = rows;
        this.words = words;
        this.current = current;
    }

    @GetMapping
    String show(@PathVariable("id") UUID id, Model model) {
        Viewer viewer = current.get();
        CareView care = reading.forCare(door.open(id, viewer, "plaatsing"), viewer);
        PlacementStatus status = care.placement().status();
        boolean searching = status == PlacementStatus.ZOEKT || status == PlacementStatus.VOORGESTELD;
        boolean waits = care.placement().parked().isPresent();
        MatchResult match = searching ? matching.match(id) : null;
        List<TaskSummary> mine = mine(care.placement().dossier(), viewer);
        Optional<TaskSummary> choosing =
                mine.stream().filter(task -> task.step().equals(CHOOSING)).findFirst();
        // while it waits nobody chooses: what was found before is enough to look at
        MatchResult choice = match == null || waits ? null : parking.withoutAside(id, match);
        model.addAttribute("plaatsing", views.of(care, choice, promise -> beds.get(promise.bed())));
        model.addAttribute(
                "gemeenteplek",
                care.placement()
                        .promise()
                        .flatMap(promise -> municipal.of(promise.bed()))
                        .map(views::municipal)
                        .orElse(null));
        model.addAttribute("parkeren", parking.of(care.placement(), match, viewer));
        model.addAttribute(
                "tasks",
                mine.stream()
                        .filter(task -> !task.step().equals(CHOOSING))
                        .map(rows::of)
                        .toList());
        model.addAttribute("choosing", choosing.map(TaskSummary::id).orElse(null));
        model.addAttribute("rungs", ShelterRung.WITH_A_CHOICE);
        model.addAttribute("waiting", status == PlacementStatus.VOORGESTELD);
        model.addAttribute("seesCase", door.seesCase(care.placement().dossier(), viewer));
        return "plaatsingen/placement";
    }

    /** The choice is the task: asking the shelters and finishing the task happen together, or not at all. */
    @PostMapping("/voorstellen")
    String propose(
            @PathVariable("id") UUID id,
            @RequestParam(name = "bed", required = false) List<String> beds,
            @RequestParam(name = "trede", defaultValue = "") String rung,
            @RequestParam(name = "reden", defaultValue = "") String reason,
            RedirectAttributes next) {
        Viewer viewer = current.get();
        UUID dossier = door.open(id, viewer, "plaatsing:voorstellen").dossier();
        // a place from before may stand in the list once more
        List<String> chosen =
                beds == null ? List.of() : beds.stream().distinct().toList();
        try {
            if (chosen.isEmpty()) {
                throw InvalidInput.of("bed", "verplicht", "fout.plaatsing.bed");
            }
            if (!ShelterRung.WITH_A_CHOICE.contains(rung)) {
                throw InvalidInput.of("trede", "verplicht", "fout.plaatsing.trede");
            }
            TaskSummary task = mine(dossier, viewer).stream()
                    .filter(each -> each.step().equals(CHOOSING))
                    .findFirst()
                    .orElseThrow(() -> InvalidInput.of("taak", "geen-taak", "fout.plaatsing.taak"));
            desk.complete(task.id(), answers(chosen, rung, reason), viewer);
            next.addFlashAttribute("note", "plaatsing.voorgesteld");
        } catch (InvalidInput refused) {
            next.addFlashAttribute("refused", messages(refused));
            next.addFlashAttribute("chosen", chosen);
            next.addFlashAttribute("rung", rung);
            next.addFlashAttribute("reason", reason);
        } catch (TaskGone gone) {
            next.addFlashAttribute("refused", List.of(words.say("fout.plaatsing.taak")));
        }
        return "redirect:/plaatsingen/" + id;
    }

    @PostMapping("/toezegging/{promise}/vrijgeven")
    String release(@PathVariable("id") UUID id, @PathVariable("promise") UUID promise, RedirectAttributes next) {
        Viewer viewer = current.get();
        CareView care = reading.forCare(door.open(id, viewer, "plaatsing:vrijgeven"), viewer);
        care.placement()
                .promise()
                .map(BedAllocation::id)
                .filter(promise::equals)
                .orElseThrow(NotVisible::new);
        try {
            commands.release(promise, "zorgcoordinator", viewer);
            next.addFlashAttribute("note", "plaatsing.vrijgegeven");
        } catch (InvalidInput refused) {
            next.addFlashAttribute("refused", messages(refused));
        }
        return "redirect:/plaatsingen/" + id;
    }

    private static Map<String, Object> answers(List<String> beds, String rung, String reason) {
        Map<String, Object> answers = new java.util.HashMap<>();
        answers.put("keuze", "voorstellen");
        answers.put("plekken", List.copyOf(beds));
        answers.put("trede", rung);
        if (!reason.isBlank()) {
            answers.put("redenTrede", reason.strip());
        }
        return answers;
    }

    /** The tasks that this person can do; others in the same case are not told of here. */
    private List<TaskSummary> mine(UUID dossier, Viewer viewer) {
        return tasks.ofDossier(dossier, viewer).stream()
                .filter(task -> viewer.groups().contains(task.group()))
                .toList();
    }

    private static List<String> messages(InvalidInput refused) {
        return refused.errors().stream().map(FieldError::message).toList();
    }
}
