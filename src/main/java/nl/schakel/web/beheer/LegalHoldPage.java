package nl.schakel.web.beheer;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.retention.LegalHolds;
import nl.schakel.retention.LegalHolds.LegalHold;
import nl.schakel.retention.RetentionPeople;
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

/** Page controller: cases that stay whatever their term says, with why and until when. */
@PageController
@RequestMapping(LegalHoldPage.PAGE)
class LegalHoldPage {

    static final String PAGE = RetentionPage.PAGE + "/vasthouden";
    static final String LOOK = "bewaren-vasthouden";

    /** What somebody typed. */
    public record TypedHold(String zaak, String reden, String tot) {}

    private final LegalHolds holds;
    private final RetentionPeople people;
    private final RetentionViews views;
    private final Words words;
    private final LookLog looks;
    private final CurrentViewer current;

    LegalHoldPage(
            LegalHolds holds,
            RetentionPeople people,
            RetentionViews views,
            Words words,
            LookLog looks,
            CurrentViewer current) {
        this.holds = holds;
        this.people = people;
        this.views = views;
        this.words = words;
        this.looks = looks;
        this.current = current;
    }

    @GetMapping
    String list(Model model) {
        return show(new TypedHold("", "", ""), Map.of(), model);
    }

    @PostMapping
    String hold(
            @RequestParam(name = "zaak", defaultValue = "") String reference,
            @RequestParam(name = "reden", defaultValue = "") String reason,
            @RequestParam(name = "tot", defaultValue = "") String until,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        try {
            holds.hold(reference, reason, until, current.get());
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(new TypedHold(reference, reason, until), FieldMessages.of(refused.errors()), model);
        }
        next.addFlashAttribute("note", words.say("bewaren.vastgehouden"));
        return "redirect:" + PAGE;
    }

    @PostMapping("/{id}/einde")
    String end(@PathVariable("id") UUID id, RedirectAttributes next) {
        holds.end(id, current.get());
        next.addFlashAttribute("note", words.say("bewaren.losgelaten"));
        return "redirect:" + PAGE;
    }

    private String show(TypedHold typed, Map<String, String> errors, Model model) {
        Viewer viewer = current.get();
        List<LegalHold> all = holds.all(viewer);
        looks.shown(viewer, LOOK, all.stream().map(LegalHold::dossier).toList());
        Set<String> own = people.asOfficer(viewer);
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("mine", !own.isEmpty());
        model.addAttribute(
                "rows",
                all.stream()
                        .map(hold -> views.hold(hold, own.contains(hold.region())))
                        .toList());
        return "toegang/holds";
    }
}
