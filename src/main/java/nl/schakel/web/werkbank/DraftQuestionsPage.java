package nl.schakel.web.werkbank;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.process.draft.DraftChanged;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.process.edit.DraftQuestions;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.FieldMessages;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: the questions of a form of a draft, with beside them what a partner sees. */
@PageController
@RequestMapping("/werkbank/concept/{id}/vragen")
class DraftQuestionsPage {

    private static final String ROUTE = "[A-Za-z0-9][A-Za-z0-9._-]{0,120}\\.bpmn";
    private static final String FROM = "van";

    private final DraftQuestions questions;
    private final ModelDrafts drafts;
    private final DraftQuestionsViews views;
    private final Words words;
    private final LookLog looks;
    private final CurrentViewer current;

    DraftQuestionsPage(
            DraftQuestions questions,
            ModelDrafts drafts,
            DraftQuestionsViews views,
            Words words,
            LookLog looks,
            CurrentViewer current) {
        this.questions = questions;
        this.drafts = drafts;
        this.views = views;
        this.words = words;
        this.looks = looks;
        this.current = current;
    }

    /** The model to which a page leads back; nothing when what is named is none. */
    static String route(String from) {
        return from.matches(ROUTE) ? from : "";
    }

    /** Where a new form gets its name; nothing is made by looking. */
    @GetMapping("/nieuw")
    String begin(
            @PathVariable("id") UUID id,
            @RequestParam(name = "nieuw", defaultValue = "") String name,
            @RequestParam(name = FROM, defaultValue = "") String from,
            Model model) {
        return begin(id, name, from, Map.of(), model);
    }

    @PostMapping("/nieuw")
    String made(
            @PathVariable("id") UUID id,
            @RequestParam(name = "nieuw", defaultValue = "") String name,
            @RequestParam(name = FROM, defaultValue = "") String from,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        try {
            String file = questions.begin(id, name, current.get());
            next.addFlashAttribute("note", words.say("vragen.gemaakt"));
            return to(id, file, from, "", next);
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return begin(id, name, from, FieldMessages.of(refused.errors()), model);
        }
    }

    private String begin(UUID id, String name, String from, Map<String, String> errors, Model model) {
        drafts.find(id, current.get());
        model.addAttribute("draft", id);
        model.addAttribute("name", name);
        model.addAttribute("from", route(from));
        model.addAttribute("errors", errors);
        return "werkbank/draft-form-new";
    }

    @GetMapping("/{bestand}")
    String show(
            @PathVariable("id") UUID id,
            @PathVariable("bestand") String file,
            @RequestParam(name = FROM, defaultValue = "") String from,
            Model model) {
        return show(id, file, from, null, Map.of(), model);
    }

    @PostMapping("/{bestand}")
    String save(
            @PathVariable("id") UUID id,
            @PathVariable("bestand") String file,
            @RequestParam(name = FROM, defaultValue = "") String from,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        QuestionForm form = new QuestionForm(sent);
        try {
            questions.change(id, file, form.seen(), form::wanted, current.get());
        } catch (DraftChanged changed) {
            response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
            model.addAttribute("changedBy", changed.by());
            model.addAttribute("changedAt", DutchTime.full(changed.at()));
            model.addAttribute("newest", changed.version());
            return show(id, file, from, form, Map.of(), model);
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(id, file, from, form, QuestionForm.messages(refused.errors()), model);
        }
        next.addFlashAttribute("note", words.say(form.said()));
        return to(id, file, from, form.place(), next);
    }

    private static String to(UUID id, String file, String from, String place, RedirectAttributes next) {
        if (!route(from).isEmpty()) {
            next.addAttribute(FROM, from);
        }
        next.addAttribute("bestand", file);
        return "redirect:/werkbank/concept/" + id + "/vragen/{bestand}" + place;
    }

    private String show(
            UUID id, String file, String from, QuestionForm typed, Map<String, String> errors, Model model) {
        Viewer viewer = current.get();
        model.addAttribute("draft", id);
        model.addAttribute("file", file);
        model.addAttribute("from", route(from));
        model.addAttribute("errors", errors);
        try {
            DraftQuestions.FormQuestionsOfDraft found =
                    questions.read(id, file, words.say("vragen.voorbeeld.lijst"), viewer);
            looks.shown(viewer, "werkbank-concept-vragen", found.questions().size());
            model.addAttribute("view", views.view(found, typed, drafts.check(id, viewer)));
        } catch (InvalidInput unreadable) {
            // a file that came from elsewhere, or is half done: there is nothing to fill in
            model.addAttribute("errors", Map.of());
            model.addAttribute("unreadable", unreadable.errors().get(0).message());
        }
        return "werkbank/draft-questions";
    }
}
