package nl.schakel.web.werkbank;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.process.deploy.DeploymentGate;
import nl.schakel.process.deploy.ModelLibrary;
import nl.schakel.process.move.CaseMove;
import nl.schakel.process.move.CaseMoves;
import nl.schakel.process.move.MoveTrial;
import nl.schakel.process.move.StepChoice;
import nl.schakel.process.rules.RuleFinding;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.FieldMessages;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: running cases of a region move to another version: tried, asked, approved, done. */
@PageController
@RequestMapping("/werkbank/verhuizen")
class MovePage {

    private static final String LOOK = "verhuizen";

    /** What is done with what was sent. */
    private interface Deed {
        void run(Viewer viewer);
    }

    private final CaseMoves moves;
    private final MoveTrial trial;
    private final MoveViews views;
    private final ModelLibrary library;
    private final LookLog looks;
    private final Words words;
    private final CurrentViewer current;

    MovePage(
            CaseMoves moves,
            MoveTrial trial,
            MoveViews views,
            ModelLibrary library,
            LookLog looks,
            Words words,
            CurrentViewer current) {
        this.moves = moves;
        this.trial = trial;
        this.views = views;
        this.library = library;
        this.looks = looks;
        this.words = words;
        this.current = current;
    }

    @GetMapping
    String list(Model model) {
        Viewer viewer = current.get();
        if (!library.reads(viewer)) {
            throw new NotVisible();
        }
        model.addAttribute("moves", views.heads(viewer));
        return "werkbank/moves";
    }

    /** The plan, tried on the cases with what was chosen up to now; nothing of it is kept. */
    @PostMapping("/proef")
    String plan(
            @RequestParam(name = "regio", defaultValue = "") String region,
            @RequestParam(name = "van", required = false) UUID from,
            @RequestParam(name = "naar", required = false) UUID to,
            @RequestParam(name = "stap", defaultValue = "") List<String> steps,
            @RequestParam(name = "termijnen", defaultValue = "false") boolean renew,
            @RequestParam(name = "reden", defaultValue = "") String why,
            HttpServletResponse response,
            Model model) {
        CaseMoves.AskedMove asked = asked(region, from, to, steps, renew);
        try {
            return show(asked, why, Map.of(), model);
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(without(asked), why, FieldMessages.of(refused.errors()), model);
        }
    }

    @PostMapping
    String ask(
            @RequestParam(name = "regio", defaultValue = "") String region,
            @RequestParam(name = "van", required = false) UUID from,
            @RequestParam(name = "naar", required = false) UUID to,
            @RequestParam(name = "stap", defaultValue = "") List<String> steps,
            @RequestParam(name = "termijnen", defaultValue = "false") boolean renew,
            @RequestParam(name = "reden", defaultValue = "") String why,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        CaseMoves.AskedMove asked = asked(region, from, to, steps, renew);
        try {
            UUID id = moves.ask(asked, why, current.get());
            next.addFlashAttribute("note", words.say("verhuizen.gedaan.gevraagd"));
            return "redirect:" + CaseMoves.PAGE + id;
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            boolean choices =
                    refused.errors().stream().anyMatch(error -> error.field().equals("keuzes"));
            return show(choices ? without(asked) : asked, why, FieldMessages.of(refused.errors()), model);
        }
    }

    @GetMapping("/{id}")
    String look(@PathVariable("id") UUID id, Model model) {
        return show(id, "", "", Map.of(), List.of(), model);
    }

    @PostMapping("/{id}/goedkeuren")
    String approve(
            @PathVariable("id") UUID id,
            @RequestParam(name = "toelichting", defaultValue = "") String text,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        return done(
                id,
                text,
                "",
                "goedgekeurd",
                viewer -> moves.approve(id, text.isBlank() ? null : text, viewer),
                response,
                next,
                model);
    }

    @PostMapping("/{id}/afwijzen")
    String refuse(
            @PathVariable("id") UUID id,
            @RequestParam(name = "waarom", defaultValue = "") String why,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        return done(id, "", why, "afgewezen", viewer -> moves.refuse(id, why, viewer), response, next, model);
    }

    @PostMapping("/{id}/intrekken")
    String withdraw(@PathVariable("id") UUID id, HttpServletResponse response, RedirectAttributes next, Model model) {
        return done(id, "", "", "ingetrokken", viewer -> moves.withdraw(id, viewer), response, next, model);
    }

    @PostMapping("/{id}/opnieuw")
    String repeat(@PathVariable("id") UUID id, HttpServletResponse response, RedirectAttributes next, Model model) {
        return done(id, "", "", "opnieuw", viewer -> moves.repeat(id, viewer), response, next, model);
    }

    private String done(
            UUID id,
            String text,
            String why,
            String note,
            Deed deed,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        try {
            deed.run(current.get());
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(id, text, why, FieldMessages.of(refused.errors()), List.of(), model);
        } catch (DeploymentGate.ModelsRefused refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(id, text, why, Map.of(), refused.findings(), model);
        }
        next.addFlashAttribute("note", words.say("verhuizen.gedaan." + note));
        return "redirect:" + CaseMoves.PAGE + id;
    }

    private String show(
            UUID id, String text, String why, Map<String, String> errors, List<RuleFinding> findings, Model model) {
        Viewer viewer = current.get();
        CaseMove move = moves.find(id, viewer);
        boolean asked = move.state() == CaseMove.MoveState.GEVRAAGD;
        MoveTrial.Tried tried =
                asked ? trial.look(MoveViews.asked(move), viewer) : new MoveTrial.Tried(moves.results(id, viewer), 0);
        seen(tried, viewer);
        model.addAttribute("v", views.of(move, viewer));
        model.addAttribute("tried", asked);
        model.addAttribute("text", text);
        model.addAttribute("why", why);
        model.addAttribute("findings", findings);
        return with(tried, errors, model, "werkbank/move");
    }

    private String show(CaseMoves.AskedMove asked, String why, Map<String, String> errors, Model model) {
        Viewer viewer = current.get();
        List<MoveViews.GoneRow> gone = views.gone(moves.gone(asked, viewer), asked.choices());
        MoveTrial.Tried tried = trial.look(asked, viewer);
        seen(tried, viewer);
        model.addAttribute("asked", asked);
        model.addAttribute("region", ModellenController.code(asked.region()));
        model.addAttribute("place", views.place(asked.region()));
        model.addAttribute("from", views.title(asked.from()));
        model.addAttribute("to", views.title(asked.to()));
        model.addAttribute("gone", gone);
        model.addAttribute("why", why);
        return with(tried, errors, model, "werkbank/move-plan");
    }

    private String with(MoveTrial.Tried tried, Map<String, String> errors, Model model, String page) {
        List<MoveViews.MovedRow> cases = views.cases(tried.cases());
        model.addAttribute("cases", cases);
        model.addAttribute(
                "can", cases.stream().filter(MoveViews.MovedRow::moves).count());
        model.addAttribute("left", tried.left());
        model.addAttribute("errors", errors);
        return page;
    }

    /** Each case by its number, as in a list. */
    private void seen(MoveTrial.Tried tried, Viewer viewer) {
        looks.shown(
                viewer,
                LOOK,
                tried.cases().stream().map(CaseMove.MovedCase::dossier).toList());
    }

    private static CaseMoves.AskedMove asked(String region, UUID from, UUID to, List<String> steps, boolean renew) {
        return new CaseMoves.AskedMove(
                ModelvoorstellenController.of(region),
                from,
                to,
                steps.stream().flatMap(line -> StepChoice.of(line).stream()).toList(),
                renew);
    }

    /** With nothing chosen: what was chosen is no choice any more. */
    private static CaseMoves.AskedMove without(CaseMoves.AskedMove asked) {
        return new CaseMoves.AskedMove(asked.region(), asked.from(), asked.to(), List.of(), asked.renew());
    }
}
