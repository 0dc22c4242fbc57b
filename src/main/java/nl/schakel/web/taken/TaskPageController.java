package nl.schakel.web.taken;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.process.names.StepNames;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.process.tasks.TaskGone;
import nl.schakel.process.tasks.TaskPage;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.Colleagues.Colleague;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.TaskRows;
import nl.schakel.web.piket.NightTaskPanel;
import nl.schakel.web.plaatsing.PlacementTaskPanel;
import nl.schakel.web.security.CurrentViewer;
import nl.schakel.web.zaken.CasePresence;
import nl.schakel.web.zaken.DossierPanels;
import nl.schakel.web.zaken.EmergencyTaskPanel;
import nl.schakel.web.zaken.ReviewTaskPanel;
import nl.schakel.web.zaken.WithdrawalTaskPanel;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Page controller: the one place where a task is done: from a mail link, on a phone, or in the frame of Camunda
 * Tasklist.
 */
@PageController
@RequestMapping("/taken/{id:[0-9a-fA-F-]{36}}")
class TaskPageController {

    private final TaskCommands desk;
    private final TaskRows rows;
    private final FollowerWords followers;
    private final DossierPanels panels;
    private final PlacementTaskPanel placements;
    private final EmergencyTaskPanel emergencies;
    private final NightTaskPanel nights;
    private final WithdrawalTaskPanel withdrawals;
    private final ReviewTaskPanel reviews;
    private final CasePresence presence;
    private final Directory directory;
    private final CurrentViewer current;
    private final ObjectMapper json;

    TaskPageController(
            TaskCommands desk,
            TaskRows rows,
            FollowerWords followers,
            DossierPanels panels,
            PlacementTaskPanel placements,
            EmergencyTaskPanel emergencies,
            NightTaskPanel nights,
            WithdrawalTaskPanel withdrawals,
            ReviewTaskPanel reviews,
            CasePresence presence,
            Directory directory,
            CurrentViewer current,
            ObjectMapper json) {
        this.desk = desk;
        this.rows = rows;
        this.followers = followers;
        this.panels = panels;
        this.placements = placements;
        this.emergencies = emergencies;
        this.nights = nights;
        this.withdrawals = withdrawals;
        this.reviews = reviews;
        this.presence = presence;
        this.directory = directory;
        this.current = current;
        this.json = json;
    }

    /** The answers of the form, as form-js gives them. */
    record Completion(Map<String, Object> antwoorden) {}

    /** What the page's script shows when a task was not completed. */
    record TaskRefusal(List<Wrong> fouten, String door) {}

    /** Who would get a task, one line each. @param compleet false while the form could not be finished like this */
    record Preview(boolean compleet, List<String> krijgen) {}

    /** One wrong answer, as the form on the page shows it. */
    record Wrong(String field, String code, String message) {}

    @GetMapping
    String page(@PathVariable("id") String id, HttpServletResponse response, Model model)
            throws JsonProcessingException {
        response.setHeader("Cache-Control", "no-store");
        Viewer viewer = current.get();
        TaskPage page;
        try {
            page = desk.open(id, viewer);
        } catch (TaskGone gone) {
            response.setStatus(HttpStatus.GONE.value());
            model.addAttribute("by", gone.by());
            return "taken/gone";
        }
        model.addAttribute("task", rows.of(page.task()));
        model.addAttribute("dossier", page.task().dossier());
        if (page.dossier() != null) {
            // a reporter, for one, does the steps of the meldcode, but reads nothing of the dossier
            model.addAttribute("panel", panels.of(page.dossier()));
            presence.addTo(
                    model,
                    page.task().dossier(),
                    page.dossier().timeline() != null,
                    page.dossier().needToKnow(),
                    viewer);
        }
        if (page.agreed() != null) {
            model.addAttribute("agreed", page.agreed().what());
            model.addAttribute("agreedUntil", DutchTime.day(page.agreed().due()));
        }
        placements.addTo(model, page, viewer);
        emergencies.addTo(model, page, viewer);
        nights.addTo(model, page, viewer);
        withdrawals.addTo(model, page);
        reviews.addTo(model, page);
        model.addAttribute("previews", page.task().step().equals(StepNames.SIGNAAL_BEOORDELEN));
        model.addAttribute("schema", page.schema());
        model.addAttribute("answers", json.writeValueAsString(page.answers()));
        model.addAttribute(
                "colleagues",
                directory.members(page.task().group()).stream()
                        .filter(person -> !person.id().equals(viewer.personId()))
                        .filter(person -> !person.username().equals(page.task().assignee()))
                        .map(Colleague::of)
                        .toList());
        return "taken/task";
    }

    @PostMapping("/oppakken")
    String claim(
            @PathVariable("id") String id,
            @RequestParam(name = "kader", defaultValue = "") String frame,
            RedirectAttributes next) {
        desk.claim(id, current.get());
        return back(id, frame, "taak.opgepakt", next);
    }

    @PostMapping("/loslaten")
    String release(
            @PathVariable("id") String id,
            @RequestParam(name = "kader", defaultValue = "") String frame,
            RedirectAttributes next) {
        desk.release(id, current.get());
        return back(id, frame, "taak.losgelaten", next);
    }

    @PostMapping("/overdragen")
    String handOver(
            @PathVariable("id") String id,
            @RequestParam(name = "collega", defaultValue = "") String to,
            @RequestParam(name = "kader", defaultValue = "") String frame,
            RedirectAttributes next) {
        try {
            desk.handOver(id, to, current.get());
        } catch (InvalidInput refused) {
            next.addFlashAttribute("handOverError", refused.errors().get(0).message());
            return back(id, frame, null, next);
        }
        return back(id, frame, "taak.overgedragen", next);
    }

    @PostMapping(path = "/voltooiing", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TaskRefusal> complete(@PathVariable("id") String id, @RequestBody Completion completion) {
        Map<String, Object> answers = completion.antwoorden() == null ? Map.of() : completion.antwoorden();
        try {
            desk.complete(id, answers, current.get());
            return ResponseEntity.noContent().build();
        } catch (InvalidInput refused) {
            return refusal(HttpStatus.BAD_REQUEST, refused.errors(), null);
        } catch (TaskGone gone) {
            return refusal(HttpStatus.CONFLICT, List.of(), gone.by());
        } catch (NotVisible hidden) {
            return refusal(HttpStatus.NOT_FOUND, List.of(), null);
        }
    }

    /** Who would get a task with these answers, in words; an unfinished form has no answer yet. */
    @PostMapping(path = "/vooruitblik", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Preview> preview(@PathVariable("id") String id, @RequestBody Completion completion) {
        Map<String, Object> answers = completion.antwoorden() == null ? Map.of() : completion.antwoorden();
        try {
            return ResponseEntity.ok(new Preview(
                    true,
                    desk.whoWouldGet(id, answers, current.get()).stream()
                            .map(followers::of)
                            .toList()));
        } catch (InvalidInput unfinished) {
            return ResponseEntity.ok(new Preview(false, List.of()));
        } catch (TaskGone gone) {
            return ResponseEntity.noContent().build();
        } catch (NotVisible hidden) {
            return ResponseEntity.notFound().build();
        }
    }

    private static ResponseEntity<TaskRefusal> refusal(HttpStatus status, List<FieldError> errors, String by) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new TaskRefusal(
                        errors.stream()
                                .map(one -> new Wrong(one.field(), one.code(), one.message()))
                                .toList(),
                        by));
    }

    private static String back(String id, String frame, String note, RedirectAttributes next) {
        if (note != null) {
            next.addFlashAttribute("note", note);
        }
        return "redirect:/taken/" + id + ("1".equals(frame) ? "?kader=1" : "");
    }
}
