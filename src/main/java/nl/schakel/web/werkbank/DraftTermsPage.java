package nl.schakel.web.werkbank;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.process.edit.DraftTerms;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.input.StaleChange;
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

/** Page controller: how long the steps of a model of a draft may take, set in days, hours and minutes. */
@PageController
@RequestMapping("/werkbank/concept/{id}/termijnen")
class DraftTermsPage {

    private final DraftTerms terms;
    private final ModelDrafts drafts;
    private final DraftTermsViews views;
    private final Words words;
    private final LookLog looks;
    private final CurrentViewer current;

    DraftTermsPage(
            DraftTerms terms,
            ModelDrafts drafts,
            DraftTermsViews views,
            Words words,
            LookLog looks,
            CurrentViewer current) {
        this.terms = terms;
        this.drafts = drafts;
        this.views = views;
        this.words = words;
        this.looks = looks;
        this.current = current;
    }

    @GetMapping
    String show(
            @PathVariable("id") UUID id,
            @RequestParam(name = "model", defaultValue = "") String key,
            @RequestParam(name = "element", defaultValue = "") String element,
            @RequestParam(name = "van", defaultValue = "") String from,
            Model model) {
        // a problem of the table as a whole names a row of it, and no model
        String chosen = key.isEmpty() && !element.isEmpty()
                ? terms.model(id, element, current.get()).orElse("")
                : key;
        return show(id, chosen, element, from, null, model);
    }

    @PostMapping
    String save(
            @PathVariable("id") UUID id,
            @RequestParam("model") String key,
            @RequestParam("stap") String step,
            @RequestParam(name = "van", defaultValue = "") String from,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        TermForm form = new TermForm(step, sent);
        try {
            terms.save(id, key, step, form.seen(), form.lines(stepOf(id, key, step)), current.get());
        } catch (InvalidInput refused) {
            response.setStatus(
                    (refused instanceof StaleChange ? HttpStatus.PRECONDITION_FAILED : HttpStatus.BAD_REQUEST).value());
            return show(id, key, "", from, form.refused(refused.errors()), model);
        }
        next.addFlashAttribute("note", words.say("termijnen.bewaard"));
        next.addAttribute("model", key);
        next.addAttribute("element", step);
        if (!from.isEmpty()) {
            next.addAttribute("van", from);
        }
        return "redirect:/werkbank/concept/" + id + "/termijnen";
    }

    private DraftTerms.StepTerms stepOf(UUID id, String model, String step) {
        return terms.steps(id, model, current.get()).stream()
                .filter(one -> one.step().equals(step))
                .findFirst()
                .orElseThrow(NotVisible::new);
    }

    private String show(UUID id, String key, String element, String from, TermForm refused, Model model) {
        Viewer viewer = current.get();
        List<DraftTerms.TermModel> models = terms.models(id, viewer);
        model.addAttribute("draft", id);
        model.addAttribute("models", models);
        model.addAttribute("from", DraftQuestionsPage.route(from));
        model.addAttribute("errors", refused == null ? Map.of() : refused.errors());
        model.addAttribute("refused", refused == null ? null : refused.step());
        if (key.isEmpty()) {
            looks.shown(viewer, "werkbank-concept-termijnen", models.size());
            return "werkbank/draft-terms";
        }
        DraftTerms.TermModel shown = models.stream()
                .filter(one -> one.key().equals(key) || one.file().equals(key))
                .findFirst()
                .orElseThrow(NotVisible::new);
        try {
            DraftTermsViews.TermsView view =
                    views.view(shown, terms.steps(id, shown.key(), viewer), drafts.check(id, viewer), element, refused);
            looks.shown(viewer, "werkbank-concept-termijnen", view.steps().size());
            model.addAttribute("view", view);
        } catch (InvalidInput unreadable) {
            // a table that came from elsewhere, or is half done: there is nothing to fill in
            model.addAttribute("unreadable", unreadable.errors().get(0).message());
        }
        return "werkbank/draft-terms";
    }
}
