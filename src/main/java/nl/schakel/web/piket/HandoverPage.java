package nl.schakel.web.piket;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Role;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.handover.HandoverDoc;
import nl.schakel.piket.handover.Handovers;
import nl.schakel.process.routes.night.NightService;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.process.tasks.TaskGone;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.PageController;
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
 * Page controller: the document of a night. What is done here is the task of the route itself, so that the document
 * and the route agree: both change, or neither.
 */
@PageController
@RequestMapping("/piket/{id:[0-9a-f-]{36}}/overdracht")
class HandoverPage {

    /** The care coordinator takes over, or asks. */
    static final String ACCEPTING = "overdracht-aannemen";

    /** The on-call coordinator answers a question. */
    static final String COMPLETING = "overdracht-aanvullen";

    private final CallDoor door;
    private final Handovers handovers;
    private final NightService night;
    private final TaskCommands tasks;
    private final HandoverViews views;
    private final Words words;
    private final CurrentViewer current;
    private final Clock clock;

    HandoverPage(
            CallDoor door,
            Handovers handovers,
            NightService night,
            TaskCommands tasks,
            HandoverViews views,
            Words words,
            CurrentViewer current,
            Clock clock) {
        this.door = door;
        this.handovers = handovers;
        this.night = night;
        this.tasks = tasks;
        this.views = views;
        this.words = words;
        this.current = current;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable("id") UUID id, Model model) {
        Viewer viewer = current.get();
        Call call = door.open(id, viewer);
        boolean coordinator = viewer.holds(Role.PIKET);
        model.addAttribute("call", call);
        model.addAttribute("coordinator", coordinator);
        model.addAttribute("responsible", viewer.personId().equals(call.holder()));
        HandoverDoc document;
        try {
            document = handovers.document(id, viewer);
        } catch (NotVisible notYet) {
            if (!coordinator) {
                throw notYet;
            }
            return "piket/handover-none";
        }
        model.addAttribute("doc", views.of(document));
        TaskSummary task = task(id, viewer).orElse(null);
        model.addAttribute("accepting", task != null && task.step().equals(ACCEPTING));
        model.addAttribute("completing", task != null && task.step().equals(COMPLETING));
        model.addAttribute("due", task == null || task.due() == null ? null : DutchTime.full(task.due()));
        model.addAttribute("late", task != null && task.late());
        model.addAttribute("now", DutchTime.full(clock.instant()));
        return "piket/handover";
    }

    @PostMapping("/aannemen")
    String accept(
            @PathVariable("id") UUID id,
            @RequestParam(name = "opmerking", defaultValue = "") String remark,
            RedirectAttributes next) {
        return does(id, ACCEPTING, answers("besluit", "aannemen", "opmerking", remark), "aangenomen", next);
    }

    @PostMapping("/vraag")
    String ask(
            @PathVariable("id") UUID id,
            @RequestParam(name = "vraag", defaultValue = "") String question,
            RedirectAttributes next) {
        return does(id, ACCEPTING, answers("besluit", "vraag", "vraag", question), "gevraagd", next);
    }

    @PostMapping("/antwoord")
    String complete(
            @PathVariable("id") UUID id,
            @RequestParam(name = "antwoord", defaultValue = "") String answer,
            RedirectAttributes next) {
        return does(id, COMPLETING, answers("antwoord", answer), "beantwoord", next);
    }

    private String does(UUID id, String step, Map<String, Object> answers, String done, RedirectAttributes next) {
        Viewer viewer = current.get();
        door.open(id, viewer);
        TaskSummary task =
                task(id, viewer).filter(open -> open.step().equals(step)).orElse(null);
        try {
            if (task == null) {
                tooLate(answers, next);
            } else {
                tasks.complete(task.id(), answers, viewer);
                next.addFlashAttribute("note", words.say("overdracht.klaar." + done));
            }
        } catch (TaskGone gone) {
            tooLate(answers, next);
        } catch (InvalidInput refused) {
            next.addFlashAttribute("error", refused.errors().get(0).message());
            // what somebody typed is not lost, and never in an address
            next.addFlashAttribute("typed", answers);
        }
        return "redirect:/piket/" + id + "/overdracht";
    }

    private void tooLate(Map<String, Object> answers, RedirectAttributes next) {
        next.addFlashAttribute("error", words.say("overdracht.te-laat"));
        next.addFlashAttribute("typed", answers);
    }

    private Optional<TaskSummary> task(UUID id, Viewer viewer) {
        return night.task(id, viewer);
    }

    private static Map<String, Object> answers(String... pairs) {
        Map<String, Object> answers = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (!pairs[i + 1].isBlank()) {
                answers.put(pairs[i], pairs[i + 1]);
            }
        }
        return answers;
    }
}
