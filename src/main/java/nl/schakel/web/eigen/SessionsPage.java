package nl.schakel.web.eigen;

import jakarta.servlet.http.HttpServletRequest;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import nl.schakel.web.session.OwnSessions;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: where somebody is signed in, and ending that elsewhere. */
@PageController
@RequestMapping("/instellingen/sessies")
class SessionsPage {

    private static final String HERE = "redirect:/instellingen/sessies";

    /** A session in words. */
    public record SessionLine(String handle, String device, String begun, String used, boolean current) {}

    private final OwnSessions sessions;
    private final CurrentViewer current;
    private final Words words;

    SessionsPage(OwnSessions sessions, CurrentViewer current, Words words) {
        this.sessions = sessions;
        this.current = current;
        this.words = words;
    }

    @GetMapping
    String show(HttpServletRequest request, Model model) {
        model.addAttribute(
                "sessions",
                sessions.of(username(), request).stream().map(this::line).toList());
        return "eigen/sessions";
    }

    @PostMapping("/{kenmerk}/einde")
    String end(@PathVariable("kenmerk") String handle, RedirectAttributes next) {
        sessions.end(handle, username());
        next.addFlashAttribute("note", "sessies.beeindigd");
        return HERE;
    }

    @PostMapping("/einde")
    String endOthers(HttpServletRequest request, RedirectAttributes next) {
        sessions.endOthers(username(), request);
        next.addFlashAttribute("note", "sessies.beeindigd");
        return HERE;
    }

    private SessionLine line(OwnSessions.OpenSession line) {
        return new SessionLine(
                line.handle(),
                line.device()
                        .map(device -> words.say("sessies.apparaat", device.browser(), device.system()))
                        .orElseGet(() -> words.say("sessies.onbekend")),
                DutchTime.full(line.begunAt()),
                DutchTime.full(line.usedAt()),
                line.current());
    }

    private String username() {
        return current.get().username();
    }
}
