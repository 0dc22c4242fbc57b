package nl.schakel.web.werkbank;

import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.process.compare.BundleComparison;
import nl.schakel.process.draft.Draft;
import nl.schakel.process.draft.DraftFile;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.trial.Trial;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Page controller: the drawing room, in which a director changes one route of a draft. Its script reads and saves the file. */
@PageController
@RequestMapping("/werkbank/concept/{id}/route/{bestand}")
class DraftModelPage {

    private static final String MODEL = ".bpmn";

    private final ModelDrafts drafts;
    private final Trial trial;
    private final WorkbenchViews views;
    private final LookLog looks;
    private final CurrentViewer current;

    DraftModelPage(ModelDrafts drafts, Trial trial, WorkbenchViews views, LookLog looks, CurrentViewer current) {
        this.drafts = drafts;
        this.trial = trial;
        this.views = views;
        this.looks = looks;
        this.current = current;
    }

    @GetMapping
    String draw(@PathVariable("id") UUID id, @PathVariable("bestand") String name, Model model) {
        Viewer viewer = current.get();
        Draft draft = drafts.find(id, viewer);
        if (!name.endsWith(MODEL)) {
            throw new NotVisible();
        }
        DraftFile file = drafts.file(id, name, viewer);
        looks.shown(viewer, "werkbank-tekenkamer", 1);
        trial.prepare(id, viewer);
        model.addAttribute("draft", id);
        model.addAttribute("file", name);
        model.addAttribute(
                "title", BundleComparison.contents(name, file.content()).title());
        model.addAttribute("base", file.before() == null ? null : draft.base().id());
        model.addAttribute("who", views.who());
        return "werkbank/draft-model";
    }
}
