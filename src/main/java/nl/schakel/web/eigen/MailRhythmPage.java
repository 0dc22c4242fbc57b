package nl.schakel.web.eigen;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.schakel.notification.MailPreferences;
import nl.schakel.notification.MailRhythm;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: how often I want mail that can wait. */
@PageController
@RequestMapping("/instellingen")
class MailRhythmPage {

    private final MailPreferences preferences;
    private final CurrentViewer current;

    MailRhythmPage(MailPreferences preferences, CurrentViewer current) {
        this.preferences = preferences;
        this.current = current;
    }

    @GetMapping
    String show(Model model) {
        MailPreferences.Chosen chosen = preferences.chosen(current.get().personId());
        return show(chosen.rhythm().code(), chosen.version(), Map.of(), model);
    }

    @PostMapping
    String keep(
            @RequestParam(name = "ritme", defaultValue = "") String rhythm,
            @RequestParam(name = "versie", defaultValue = "") String seen,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        try {
            preferences.choose(current.get().personId(), rhythm, seen);
        } catch (InvalidInput refused) {
            Map<String, String> errors = new LinkedHashMap<>();
            refused.errors().forEach(error -> errors.putIfAbsent(error.field(), error.message()));
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(rhythm, preferences.chosen(current.get().personId()).version(), errors, model);
        }
        next.addFlashAttribute("note", "instellingen.bewaard");
        return "redirect:/instellingen";
    }

    private static String show(String rhythm, String version, Map<String, String> errors, Model model) {
        model.addAttribute("version", version);
        model.addAttribute("rhythm", rhythm);
        model.addAttribute("rhythms", MailRhythm.codes());
        model.addAttribute("errors", errors);
        return "eigen/settings";
    }
}
