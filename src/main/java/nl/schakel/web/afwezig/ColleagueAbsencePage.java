package nl.schakel.web.afwezig;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import nl.schakel.administration.Absences;
import nl.schakel.organisation.Directory;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.afwezig.AbsenceViews.TypedAbsence;
import nl.schakel.web.frame.FieldMessages;
import nl.schakel.web.frame.PageController;
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

/** Page controller: when a colleague is away who cannot say so, and who replaces them; for who keeps the people there. */
@PageController
@RequestMapping("/beheer/organisaties/{code}/mensen/{id}/afwezig")
class ColleagueAbsencePage {

    private final Absences absences;
    private final AbsenceViews views;
    private final Directory directory;
    private final CurrentViewer current;

    ColleagueAbsencePage(Absences absences, AbsenceViews views, Directory directory, CurrentViewer current) {
        this.absences = absences;
        this.views = views;
        this.directory = directory;
        this.current = current;
    }

    @GetMapping
    String show(@PathVariable("code") String code, @PathVariable("id") UUID person, Model model) {
        return show(code, person, TypedAbsence.NOTHING, Map.of(), model);
    }

    @PostMapping
    String report(
            @PathVariable("code") String code,
            @PathVariable("id") UUID person,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        TypedAbsence typed = TypedAbsence.of(sent);
        try {
            absences.report(person, code, typed.asked(), current.get());
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(code, person, typed, FieldMessages.of(refused.errors()), model);
        }
        next.addFlashAttribute("note", "afwezig.gemeld");
        return here(code, person);
    }

    @PostMapping("/voorbij")
    String end(@PathVariable("code") String code, @PathVariable("id") UUID person, RedirectAttributes next) {
        next.addFlashAttribute(
                "note", absences.end(person, code, current.get()) ? "afwezig.voorbij" : "afwezig.al-voorbij");
        return here(code, person);
    }

    private static String here(String code, UUID person) {
        return "redirect:" + address(code, person);
    }

    private static String address(String code, UUID person) {
        return "/beheer/organisaties/" + code + "/mensen/" + person + "/afwezig";
    }

    private String show(String code, UUID person, TypedAbsence typed, Map<String, String> errors, Model model) {
        model.addAttribute(
                "absence",
                absences.of(person, code, current.get()).map(views::line).orElse(null));
        model.addAttribute("choices", views.choices(absences.choices(person, code, current.get()), typed));
        model.addAttribute("name", views.name(person));
        model.addAttribute("organisation", directory.labelOf(code));
        model.addAttribute("back", "/beheer/organisaties/" + code);
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("at", address(code, person));
        return "afwezig/colleague";
    }
}
