package nl.schakel.web.beheer;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Region;
import nl.schakel.signal.ExploitationForm;
import nl.schakel.signal.ExploitationForms;
import nl.schakel.signal.SubForms;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.Zones;
import nl.schakel.web.frame.DutchTime;
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

/** Page controller: forms of exploitation with where each comes from, for who runs Schakel and the chain director. */
@PageController
@RequestMapping("/beheer/vormen")
class SubFormPage {

    /** What somebody typed. */
    public record Typed(String onder, String naam, String uitleg, String bron, String regio) {

        static Typed nothing(List<Region> regions, boolean national) {
            return new Typed(
                    "",
                    "",
                    "",
                    "",
                    national || regions.isEmpty() ? "" : regions.get(0).code());
        }
    }

    /**
     * A form as the page shows it.
     *
     * @param where for which region, in words
     * @param ended since when it cannot be chosen any more, in words; null as long as it can
     * @param mine whether who looks may withdraw it
     */
    public record Row(
            String code,
            boolean sub,
            String label,
            String explanation,
            String source,
            String where,
            String ended,
            boolean mine) {}

    private final ExploitationForms forms;
    private final SubForms subForms;
    private final Directory directory;
    private final Words words;
    private final CurrentViewer current;
    private final Clock clock;

    SubFormPage(
            ExploitationForms forms,
            SubForms subForms,
            Directory directory,
            Words words,
            CurrentViewer current,
            Clock clock) {
        this.forms = forms;
        this.subForms = subForms;
        this.directory = directory;
        this.words = words;
        this.current = current;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        Viewer viewer = current.get();
        return show(Typed.nothing(subForms.regionsOf(viewer), subForms.national(viewer)), Map.of(), model);
    }

    @PostMapping
    String add(
            @RequestParam(name = "onder", defaultValue = "") String parent,
            @RequestParam(name = "naam", defaultValue = "") String label,
            @RequestParam(name = "uitleg", defaultValue = "") String explanation,
            @RequestParam(name = "bron", defaultValue = "") String source,
            @RequestParam(name = "regio", defaultValue = "") String region,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        try {
            subForms.add(new SubForms.NewSubForm(parent, label, explanation, source, region), current.get());
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(
                    new Typed(parent, label, explanation, source, region), FieldMessages.of(refused.errors()), model);
        }
        next.addFlashAttribute("note", words.say("vormen.toegevoegd", label.strip()));
        return "redirect:/beheer/vormen";
    }

    @PostMapping("/{code}/intrekken")
    String withdraw(@PathVariable("code") String code, RedirectAttributes next) {
        boolean done = subForms.withdraw(code, current.get());
        next.addFlashAttribute(
                "note", words.say(done ? "vormen.ingetrokken" : "vormen.al-ingetrokken", forms.label(code)));
        return "redirect:/beheer/vormen";
    }

    private String show(Typed typed, Map<String, String> errors, Model model) {
        Viewer viewer = current.get();
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("parents", forms.choices());
        model.addAttribute("regions", subForms.regionsOf(viewer));
        model.addAttribute("national", subForms.national(viewer));
        model.addAttribute(
                "rows", forms.all().stream().map(form -> row(form, viewer)).toList());
        return "beheer/forms";
    }

    private Row row(ExploitationForm form, Viewer viewer) {
        LocalDate today = LocalDate.now(clock.withZone(Zones.AMSTERDAM));
        return new Row(
                form.code(),
                form.parent() != null,
                form.label(),
                form.explanation(),
                form.source(),
                form.region() == null
                        ? words.say("vormen.landelijk")
                        : directory.region(form.region()).map(Region::name).orElse(form.region()),
                form.activeOn(today) || form.until() == null
                        ? null
                        : DutchTime.date(
                                form.until().atStartOfDay(Zones.AMSTERDAM).toInstant()),
                subForms.mayWithdraw(form, viewer));
    }
}
