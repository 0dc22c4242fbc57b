package nl.schakel.web.werkbank;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.process.compare.BundleComparison;
import nl.schakel.process.compare.FileDifference;
import nl.schakel.process.deploy.DeploymentGate;
import nl.schakel.process.draft.Draft;
import nl.schakel.process.draft.DraftComments;
import nl.schakel.process.draft.DraftFile;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.trial.Trial;
import nl.schakel.web.frame.FieldMessages;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: one draft: what changed, what is still wrong, what colleagues say, and proposing it. */
@PageController
@RequestMapping("/werkbank/concept")
class DraftPage {

    private static final MediaType XML = new MediaType("application", "xml", StandardCharsets.UTF_8);
    private static final String TO_DRAFT = "redirect:/werkbank/concept/";

    private final ModelDrafts drafts;
    private final DraftComments comments;
    private final Trial trial;
    private final DraftViews views;
    private final WorkbenchViews bundles;
    private final LookLog looks;
    private final Words words;
    private final CurrentViewer current;

    DraftPage(
            ModelDrafts drafts,
            DraftComments comments,
            Trial trial,
            DraftViews views,
            WorkbenchViews bundles,
            LookLog looks,
            Words words,
            CurrentViewer current) {
        this.drafts = drafts;
        this.comments = comments;
        this.trial = trial;
        this.views = views;
        this.bundles = bundles;
        this.looks = looks;
        this.words = words;
        this.current = current;
    }

    @PostMapping
    String begin(@RequestParam(name = "regio", defaultValue = "") String region) {
        return TO_DRAFT + drafts.begin(ModelvoorstellenController.of(region), current.get());
    }

    /** Goes on with what was refused or taken back. */
    @PostMapping("/uit/{versie}")
    String resume(@PathVariable("versie") UUID version) {
        return TO_DRAFT + drafts.resume(version, current.get());
    }

    @GetMapping("/{id}")
    String look(@PathVariable("id") UUID id, Model model) {
        String page = show(id, "", Map.of(), model);
        trial.prepare(id, current.get());
        return page;
    }

    /** What differs from the version that it was made from. */
    @GetMapping("/{id}/verschil")
    String difference(@PathVariable("id") UUID id, Model model) {
        Viewer viewer = current.get();
        Draft draft = drafts.find(id, viewer);
        List<FileDifference> differences =
                BundleComparison.between(drafts.before(id, viewer), drafts.files(id, viewer));
        looks.shown(viewer, "werkbank-concept-verschil", differences.size());
        model.addAttribute("draft", views.head(draft));
        model.addAttribute(
                "files", differences.stream().map(bundles::difference).toList());
        model.addAttribute("who", bundles.who());
        return "werkbank/draft-difference";
    }

    /** The drawing of a model, which our pages ask for by themselves. */
    @GetMapping("/{id}/bestanden/{bestand}/tekening")
    ResponseEntity<byte[]> drawing(@PathVariable("id") UUID id, @PathVariable("bestand") String name) {
        byte[] content = drafts.file(id, name, current.get()).content();
        if (!name.endsWith(WorkbenchViews.MODEL)) {
            throw new NotVisible();
        }
        return ResponseEntity.ok().contentType(XML).body(content);
    }

    @PostMapping("/{id}/basis")
    String rebase(@PathVariable("id") UUID id, RedirectAttributes next) {
        List<String> both = drafts.rebase(id, current.get());
        next.addFlashAttribute(
                "note", words.say(both.isEmpty() ? "concept.gedaan.basis" : "concept.gedaan.basis.beide"));
        return TO_DRAFT + id;
    }

    @PostMapping("/{id}/landelijk")
    String bringNational(@PathVariable("id") UUID id, RedirectAttributes next) {
        List<String> both = drafts.bringNational(id, current.get());
        next.addFlashAttribute(
                "note", words.say(both.isEmpty() ? "concept.gedaan.landelijk" : "concept.gedaan.landelijk.beide"));
        return TO_DRAFT + id;
    }

    @PostMapping("/{id}/voorstellen")
    String propose(
            @PathVariable("id") UUID id,
            @RequestParam(name = "reden", defaultValue = "") String why,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        try {
            UUID bundle = drafts.propose(id, why, current.get());
            next.addFlashAttribute("note", words.say("versie.gedaan.voorgesteld"));
            return "redirect:/werkbank/besluit/" + bundle;
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(id, why, FieldMessages.of(refused.errors()), model);
        } catch (DeploymentGate.ModelsRefused refused) {
            // the page names each of them
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(id, why, Map.of("voorstel", words.say("concept.niet-voorgesteld")), model);
        }
    }

    /** @param sure whether the viewer ticked that the work is thrown away for everybody */
    @PostMapping("/{id}/weggooien")
    String discard(
            @PathVariable("id") UUID id,
            @RequestParam(name = "zeker", defaultValue = "") String sure,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        if (!sure.equals("ja")) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(id, "", Map.of("zeker", words.say("concept.weggooien.zeker.nodig")), model);
        }
        drafts.discard(id, current.get());
        next.addFlashAttribute("note", words.say("concept.gedaan.weggegooid"));
        return "redirect:/werkbank";
    }

    @PostMapping("/{id}/opmerkingen/{nr}/klaar")
    String resolve(@PathVariable("id") UUID id, @PathVariable("nr") long number, RedirectAttributes next) {
        comments.resolve(id, number, current.get());
        next.addFlashAttribute("note", words.say("concept.gedaan.opmerking"));
        return TO_DRAFT + id;
    }

    private String show(UUID id, String why, Map<String, String> errors, Model model) {
        Viewer viewer = current.get();
        Draft draft = drafts.find(id, viewer);
        List<DraftFile> files = drafts.entries(id, viewer);
        looks.shown(viewer, "werkbank-concept", files.size());
        model.addAttribute("draft", views.draft(draft, files));
        model.addAttribute("problems", views.problems(draft, files, drafts.check(id, viewer)));
        model.addAttribute("comments", views.comments(draft, files, comments.of(id, viewer)));
        model.addAttribute("why", why);
        model.addAttribute("errors", errors);
        return "werkbank/draft";
    }
}
