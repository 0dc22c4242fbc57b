package nl.schakel.web.afwezig;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import nl.schakel.administration.Absences;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.afwezig.AbsenceViews.TypedAbsence;
import nl.schakel.web.frame.FieldMessages;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: when somebody is away themselves, and who replaces them. */
@PageController
@RequestMapping("/instellingen/afwezig")
class OwnAbsencePage {

    private static final String HERE = "redirect:/instellingen/afwezig";

    private final Absences absences;
    private final AbsenceViews views;
    private final CurrentViewer current;

    OwnAbsencePage(Absences absences, AbsenceViews views, CurrentViewer current) {
        this.absences = absences;
        this.views = views;
        this.current = current;
    }

    @GetMapping
    String show(Model model) {
        return show(TypedAbsence.NOTHING, Map.of(), model);
    }

    @PostMapping
    String report(
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        TypedAbsence typed = TypedAbsence.of(sent);
        try {
            absences.reportOwn(typed.asked(), current.get());
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(typed, FieldMessages.of(refused.errors()), model);
        }
        next.addFlashAttribute("note", "afwezig.gemeld");
        return HERE;
    }

    @PostMapping("/voorbij")
    String end(RedirectAttributes next) {
        next.addFlashAttribute("note", absences.endOwn(current.get()) ? "afwezig.voorbij" : "afwezig.al-voorbij");
        return HERE;
    }

    private String show(TypedAbsence typed, Map<String, String> errors, Model model) {
        model.addAttribute(
                "absence", absences.own(current.get()).map(views::line).orElse(null));
        model.addAttribute("choices", views.choices(absences.choices(current.get()), typed));
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("at", "/instellingen/afwezig");
        return "afwezig/own";
    }
}
