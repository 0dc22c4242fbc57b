package nl.schakel.web.werkbank;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.trial.Trial;
import nl.schakel.trial.TrialState;
import nl.schakel.web.frame.FieldMessages;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Page controller: trying a draft with example cases, and what came of it beside what is live. */
@PageController
@RequestMapping("/werkbank/concept/{id}/proef")
class DraftTrialPage {

    private final ModelDrafts drafts;
    private final Trial trial;
    private final DraftViews views;
    private final TrialViews trials;
    private final WorkbenchViews bundles;
    private final LookLog looks;
    private final CurrentViewer current;

    DraftTrialPage(
            ModelDrafts drafts,
            Trial trial,
            DraftViews views,
            TrialViews trials,
            WorkbenchViews bundles,
            LookLog looks,
            CurrentViewer current) {
        this.drafts = drafts;
        this.trial = trial;
        this.views = views;
        this.trials = trials;
        this.bundles = bundles;
        this.looks = looks;
        this.current = current;
    }

    @GetMapping
    String look(@PathVariable("id") UUID id, Model model) {
        return show(id, Map.of(), model);
    }

    /** How far it is, which the page asks for by itself. @param stand as in {@link TrialViews.TrialView} */
    record TrialProgress(String stand, String tekst) {}

    @GetMapping(path = "/stand", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    TrialProgress progress(@PathVariable("id") UUID id) {
        TrialViews.TrialView view = trials.view(trial.progress(id, current.get()));
        return new TrialProgress(view.stage(), view.progress());
    }

    @PostMapping
    String ask(@PathVariable("id") UUID id, HttpServletResponse response, Model model) {
        try {
            trial.ask(id, current.get());
            return "redirect:/werkbank/concept/" + id + "/proef";
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(id, FieldMessages.of(refused.errors()), model);
        }
    }

    private String show(UUID id, Map<String, String> errors, Model model) {
        Viewer viewer = current.get();
        TrialState state = trial.state(id, viewer);
        looks.shown(
                viewer,
                "werkbank-concept-proef",
                state.result() == null ? 0 : state.result().cases().size());
        model.addAttribute("draft", views.head(drafts.find(id, viewer)));
        model.addAttribute("trial", trials.view(state));
        model.addAttribute("who", bundles.who());
        model.addAttribute("errors", errors);
        return "werkbank/draft-trial";
    }
}
