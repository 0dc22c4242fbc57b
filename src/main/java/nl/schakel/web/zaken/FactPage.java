package nl.schakel.web.zaken;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.signal.ChangedFact;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.FactChanges;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import nl.schakel.web.zaken.NotePage.NoteChoice;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page controller: corrects or adds a fact of a report; for who has its triage. */
@PageController
@RequestMapping("/zaken/{id}/feiten")
class FactPage {

    private final FactDoor door;
    private final FactChanges facts;
    private final Words words;
    private final CurrentViewer current;

    FactPage(FactDoor door, FactChanges facts, Words words, CurrentViewer current) {
        this.door = door;
        this.facts = facts;
        this.words = words;
        this.current = current;
    }

    @GetMapping
    String form(@PathVariable("id") UUID id, Model model) {
        return show(door.open(id, current.get()), new FactChanges.NewFact(null, null, null), Map.of(), model);
    }

    @PostMapping
    String change(
            @PathVariable("id") UUID id,
            @RequestParam(name = "feit", defaultValue = "") String fact,
            @RequestParam(name = "persoon", required = false) String person,
            @RequestParam(name = "waarde", defaultValue = "") String value,
            HttpServletResponse response,
            Model model) {
        Viewer viewer = current.get();
        DossierReading.View known = door.open(id, viewer);
        FactChanges.NewFact asked = new FactChanges.NewFact(
                fact, person != null && person.matches("\\d{1,3}") ? Integer.valueOf(person) : null, value);
        try {
            facts.change(known, asked, viewer);
        } catch (InvalidInput refused) {
            Map<String, String> errors = new LinkedHashMap<>();
            refused.errors().forEach(error -> errors.putIfAbsent(error.field(), error.message()));
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(known, asked, errors, model);
        }
        return "redirect:/zaken/" + id;
    }

    private String show(DossierReading.View known, FactChanges.NewFact asked, Map<String, String> errors, Model model) {
        model.addAttribute("dossier", known.state().id());
        model.addAttribute("reference", known.state().reference());
        model.addAttribute("errors", errors);
        model.addAttribute("value", asked.value());
        model.addAttribute(
                "facts",
                Arrays.stream(ChangedFact.values())
                        .map(ChangedFact::code)
                        .map(code -> new NoteChoice(code, words.of("feit", code), code.equals(asked.fact())))
                        .toList());
        List<NoteChoice> people = new ArrayList<>();
        for (DossierReading.InvolvedPerson person : known.involved()) {
            int number = people.size() + 1;
            String title = words.say("dossier.persoon", number);
            people.add(new NoteChoice(
                    String.valueOf(number),
                    person.name() == null ? title : title + ": " + person.name(),
                    Integer.valueOf(number).equals(asked.person())));
        }
        int next = people.size() + 1;
        people.add(new NoteChoice(
                String.valueOf(next),
                words.say("feit.persoon.nieuw"),
                Integer.valueOf(next).equals(asked.person())));
        model.addAttribute("people", people);
        return "zaken/fact";
    }
}
