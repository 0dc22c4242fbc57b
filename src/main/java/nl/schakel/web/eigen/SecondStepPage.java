package nl.schakel.web.eigen;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.schakel.login.RecoveryCodes;
import nl.schakel.login.SecondSteps;
import nl.schakel.organisation.Person;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.FieldMessages;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.frame.Words;
import nl.schakel.web.security.CurrentViewer;
import nl.schakel.web.security.NewSteps;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: somebody's own second step at login: passkeys, an app with codes, recovery codes. */
@PageController
@RequestMapping("/instellingen/tweede-stap")
class SecondStepPage {

    private static final String HERE = "redirect:/instellingen/tweede-stap";

    /** A passkey in words. */
    public record KeyLine(UUID id, String text) {}

    private final SecondSteps steps;
    private final RecoveryCodes recovery;
    private final NewSteps making;
    private final CurrentViewer current;
    private final Words words;

    SecondStepPage(SecondSteps steps, RecoveryCodes recovery, NewSteps making, CurrentViewer current, Words words) {
        this.steps = steps;
        this.recovery = recovery;
        this.making = making;
        this.current = current;
        this.words = words;
    }

    @GetMapping
    String show(HttpServletRequest request, Model model) {
        return show(Map.of(), request, model);
    }

    @PostMapping("/nieuw")
    String make(
            @RequestParam(name = "manier", defaultValue = "") String way,
            @RequestParam(name = "antwoord", defaultValue = "") String answer,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        List<String> codes;
        try {
            codes = making.add(way, answer, person(), request, response);
        } catch (InvalidInput refused) {
            return refused(refused, request, response, model);
        }
        if (!codes.isEmpty()) {
            return showCodes(codes, model);
        }
        next.addFlashAttribute("note", "stap.gemaakt");
        return HERE;
    }

    @PostMapping("/herstelcodes")
    String renew(Model model) {
        return showCodes(recovery.renew(person().id()), model);
    }

    @PostMapping("/app/weg")
    String removeApp(HttpServletRequest request, HttpServletResponse response, RedirectAttributes next, Model model) {
        return removed(() -> steps.removeApp(person()), request, response, next, model);
    }

    @PostMapping("/passkeys/{id}/weg")
    String removePasskey(
            @PathVariable("id") UUID passkey,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        return removed(() -> steps.removePasskey(passkey, person()), request, response, next, model);
    }

    private String removed(
            Runnable removal,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        try {
            removal.run();
        } catch (InvalidInput refused) {
            return refused(refused, request, response, model);
        }
        next.addFlashAttribute("note", "stap.weggehaald");
        return HERE;
    }

    private String refused(
            InvalidInput refused, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return show(FieldMessages.of(refused.errors()), request, model);
    }

    private static String showCodes(List<String> codes, Model model) {
        model.addAttribute("codes", codes);
        model.addAttribute("verder", "/instellingen/tweede-stap");
        return "inloggen/codes";
    }

    private String show(Map<String, String> errors, HttpServletRequest request, Model model) {
        Person person = person();
        SecondSteps.LoginWays ways = steps.ways(person.id());
        model.addAttribute("ways", ways);
        model.addAttribute("needed", steps.needed(person));
        model.addAttribute("app", ways.app() == null ? null : DutchTime.full(ways.app()));
        model.addAttribute("keys", ways.passkeys().stream().map(this::line).toList());
        model.addAttribute("errors", errors);
        making.show(request, model);
        return "eigen/second-step";
    }

    private KeyLine line(SecondSteps.Key key) {
        String made = DutchTime.full(key.madeAt());
        return new KeyLine(
                key.id(),
                key.usedAt() == null
                        ? words.say("stap.passkey.regel", made)
                        : words.say("stap.passkey.regel-gebruikt", made, DutchTime.full(key.usedAt())));
    }

    private Person person() {
        return current.person().orElseThrow();
    }
}
