package nl.schakel.web.zaken;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.process.routes.meldroute.FactCommands;
import nl.schakel.signal.ChangedFact;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.FactChanges;
import nl.schakel.support.input.InvalidInput;
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

/** Page controller: corrects or adds a fact of a report; for who has its triage. */
@PageController
@RequestMapping("/zaken/{id}/feiten")
class FactPage {

    private final FactDoor door;
    private final FactCommands facts;
    private final FactForms forms;
    private final Words words;
    private final CurrentViewer current;

    FactPage(FactDoor door, FactCommands facts, FactForms forms, Words words, CurrentViewer current) {
        this.door = door;
        this.facts = facts;
        this.forms = forms;
        this.words = words;
        this.current = current;
    }

    /** Without a fact that there is: which there are. */
    @GetMapping
    String form(
            @PathVariable("id") UUID id,
            @RequestParam(name = "feit", required = false) String fact,
            @RequestParam(name = "persoon", required = false) String person,
            Model model) {
        return show(door.open(id, current.get()), new FactChanges.NewFact(fact, number(person), null), Map.of(), model);
    }

    @PostMapping
    String change(
            @PathVariable("id") UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        Viewer viewer = current.get();
        DossierReading.View known = door.open(id, viewer);
        boolean list = ChangedFact.of(sent.getFirst("feit"))
                .filter(ChangedFact::isList)
                .isPresent();
        FactChanges.NewFact asked = new FactChanges.NewFact(
                sent.getFirst("feit"),
                number(sent.getFirst("persoon")),
                sent.getFirst("waarde"),
                // a browser sends nothing when nothing is ticked
                list ? sent.getOrDefault("waarden", List.of()) : null);
        try {
            FactCommands.Consequence followed = facts.change(known, asked, viewer);
            next.addFlashAttribute("factNotes", notes(followed, asked.fact()));
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(known, asked, FieldMessages.of(refused.errors()), model);
        }
        return "redirect:/zaken/" + id;
    }

    /** What the change means, in sentences; none when it means nothing for others. */
    private List<String> notes(FactCommands.Consequence followed, String fact) {
        List<String> notes = new ArrayList<>();
        followed.begun().forEach(route -> notes.add(words.of("feit.gevolg.begonnen", route)));
        if (!followed.missing().isEmpty()) {
            notes.add(words.say("feit.gevolg.niet-gevraagd", words.of("route", followed.missing())));
        }
        if (followed.ended()) {
            notes.add(words.say("feit.gevolg.dicht"));
        } else if (followed.matters()) {
            notes.add(words.of("feit.gevolg", fact));
        }
        return notes;
    }

    private String show(DossierReading.View known, FactChanges.NewFact asked, Map<String, String> errors, Model model) {
        model.addAttribute("dossier", known.state().id());
        model.addAttribute("reference", known.state().reference());
        model.addAttribute("errors", errors);
        Optional<FactForm> form = ChangedFact.of(asked.fact())
                .filter(fact -> !fact.ofPerson()
                        || asked.person() != null
                                && asked.person() >= 1
                                && asked.person() <= known.involved().size() + 1)
                .map(fact -> forms.of(known, fact, asked));
        form.ifPresent(one -> model.addAttribute("asked", one));
        if (form.isEmpty()) {
            model.addAttribute("blocks", forms.all(known));
        }
        return "zaken/fact";
    }

    private static Integer number(String typed) {
        return typed != null && typed.matches("\\d{1,3}") ? Integer.valueOf(typed) : null;
    }
}
