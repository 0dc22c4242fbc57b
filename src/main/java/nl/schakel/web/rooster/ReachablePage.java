package nl.schakel.web.rooster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import nl.schakel.piket.rota.ContactDetails;
import nl.schakel.piket.rota.DutyCalendar;
import nl.schakel.piket.rota.Reachability;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.network.Links;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: how I am reached at night, and my duties in the calendar of my phone. */
@PageController
@RequestMapping("/piket/bereikbaar")
class ReachablePage {

    private final Reachability reachability;
    private final DutyCalendar calendar;
    private final Words words;
    private final CurrentViewer current;
    private final Links links;

    ReachablePage(Reachability reachability, DutyCalendar calendar, Words words, CurrentViewer current, Links links) {
        this.reachability = reachability;
        this.calendar = calendar;
        this.words = words;
        this.current = current;
        this.links = links;
    }

    @GetMapping
    String show(Model model) {
        ContactDetails known = reachability.of(me()).orElse(new ContactDetails("", ""));
        return show(known.phone(), known.email(), Map.of(), model);
    }

    @PostMapping
    String keep(
            @RequestParam(name = "telefoon", defaultValue = "") String phone,
            @RequestParam(name = "mail", defaultValue = "") String email,
            @RequestParam(name = "versie", defaultValue = "") String version,
            Model model,
            RedirectAttributes next) {
        try {
            // a form without a version is one of an older page
            Long seen = new InputCheck().number("versie", version);
            reachability.keep(me(), phone, email, seen == null ? -1 : seen);
        } catch (InvalidInput refused) {
            Map<String, String> errors = new LinkedHashMap<>();
            refused.errors().forEach(error -> errors.putIfAbsent(error.field(), error.message()));
            return show(phone, email, errors, model);
        }
        next.addFlashAttribute("note", words.say("piket.bereikbaar.bewaard"));
        return "redirect:/piket/bereikbaar";
    }

    @PostMapping("/agenda")
    String newAddress(RedirectAttributes next) {
        // shown once, on the next page: only a hash is kept
        next.addFlashAttribute("address", links.to("/piket/agenda/" + calendar.renew(me()) + ".ics"));
        return "redirect:/piket/bereikbaar#agenda";
    }

    @PostMapping("/agenda/weg")
    String revoke(RedirectAttributes next) {
        calendar.revoke(me());
        next.addFlashAttribute("note", words.say("piket.agenda.weg"));
        return "redirect:/piket/bereikbaar";
    }

    private String show(String phone, String email, Map<String, String> errors, Model model) {
        model.addAttribute("phone", phone);
        model.addAttribute("email", email);
        model.addAttribute("errors", errors);
        model.addAttribute("version", reachability.version(me()));
        model.addAttribute("hasAddress", calendar.has(me()));
        return "piket/reachable";
    }

    private UUID me() {
        return current.get().personId();
    }
}
