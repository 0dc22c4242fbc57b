package nl.schakel.web.beheer;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.schakel.access.LookLog;
import nl.schakel.access.Viewer;
import nl.schakel.retention.Certificates;
import nl.schakel.retention.DestructionBatch;
import nl.schakel.retention.DestructionBatch.BatchState;
import nl.schakel.retention.DestructionBatch.ProposedItem;
import nl.schakel.retention.DestructionBatches;
import nl.schakel.retention.RetentionPeople;
import nl.schakel.support.input.InputCheck;
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

/** Page controller: a batch that one person reads and another confirms, and the certificates of what was destroyed. */
@PageController
@RequestMapping(RetentionPage.PAGE)
class DestructionPage {

    static final String BATCH_LOOK = "bewaren-lijst";
    static final String CERTIFICATE_LOOK = "bewaren-bewijzen";

    private static final int LONGEST = 60;

    private final DestructionBatches batches;
    private final Certificates certificates;
    private final RetentionPeople people;
    private final RetentionViews views;
    private final Words words;
    private final LookLog looks;
    private final CurrentViewer current;

    DestructionPage(
            DestructionBatches batches,
            Certificates certificates,
            RetentionPeople people,
            RetentionViews views,
            Words words,
            LookLog looks,
            CurrentViewer current) {
        this.batches = batches;
        this.certificates = certificates;
        this.people = people;
        this.views = views;
        this.words = words;
        this.looks = looks;
        this.current = current;
    }

    @GetMapping("/lijst/{id}")
    String batch(@PathVariable("id") UUID id, Model model) {
        return show(id, Map.of(), model);
    }

    /** An officer read it. */
    @PostMapping("/lijst/{id}/gelezen")
    String read(
            @PathVariable("id") UUID id,
            @RequestParam(name = "aantal", defaultValue = "") String seen,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        return done(id, "gelezen", viewer -> batches.read(id, number(seen), viewer), response, next, model);
    }

    /** Another person confirms it. */
    @PostMapping("/lijst/{id}/bevestigen")
    String confirm(@PathVariable("id") UUID id, HttpServletResponse response, RedirectAttributes next, Model model) {
        return done(id, "bevestigd", viewer -> batches.confirm(id, viewer), response, next, model);
    }

    @GetMapping("/bewijzen")
    String certificates(
            @RequestParam(name = "zaak", defaultValue = "") String reference,
            HttpServletResponse response,
            Model model) {
        Viewer viewer = current.get();
        InputCheck check = new InputCheck().text("zaak", reference, LONGEST);
        model.addAttribute("asked", reference);
        if (check.hasErrors()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("errors", FieldMessages.of(check.errors()));
            model.addAttribute("rows", List.of());
            return "toegang/certificates";
        }
        List<Certificates.Certificate> found = certificates.find(reference, viewer);
        looks.shown(
                viewer,
                CERTIFICATE_LOOK,
                found.stream().map(Certificates.Certificate::caseId).toList());
        model.addAttribute("rows", found.stream().map(views::certificate).toList());
        return "toegang/certificates";
    }

    private interface Deed {
        void run(Viewer viewer);
    }

    private String done(
            UUID id, String note, Deed deed, HttpServletResponse response, RedirectAttributes next, Model model) {
        try {
            deed.run(current.get());
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(id, FieldMessages.of(refused.errors()), model);
        }
        next.addFlashAttribute("note", words.say("bewaren.gedaan." + note));
        return "redirect:" + RetentionPage.PAGE + "/lijst/" + id;
    }

    /** How many cases somebody saw; nothing that a page sent is none. */
    private static int number(String seen) {
        return seen.matches("[0-9]{1,6}") ? Integer.parseInt(seen) : -1;
    }

    private String show(UUID id, Map<String, String> errors, Model model) {
        Viewer viewer = current.get();
        DestructionBatch batch = batches.find(id, viewer);
        List<ProposedItem> items = batches.items(id, viewer);
        seen(items, viewer);
        boolean officer = people.asOfficer(viewer).contains(batch.region());
        model.addAttribute("batch", views.batch(batch));
        model.addAttribute("items", items.stream().map(views::item).toList());
        model.addAttribute("reads", officer && batch.state() == BatchState.VOORGESTELD);
        model.addAttribute(
                "confirms",
                batch.state() == BatchState.GELEZEN && !viewer.personId().equals(batch.readBy()));
        model.addAttribute(
                "waits",
                batch.state() == BatchState.VOORGESTELD && !officer
                        || batch.state() == BatchState.GELEZEN
                                && viewer.personId().equals(batch.readBy()));
        model.addAttribute("errors", errors);
        return "toegang/batch";
    }

    /** Each case by its number, as in a list. */
    private void seen(List<ProposedItem> items, Viewer viewer) {
        looks.shown(
                viewer,
                BATCH_LOOK,
                items.size(),
                items.stream()
                        .map(ProposedItem::dossier)
                        .filter(Objects::nonNull)
                        .toList());
    }
}
