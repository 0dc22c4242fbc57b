package nl.schakel.web.eigen;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import nl.schakel.administration.Invitations;
import nl.schakel.administration.OwnAccount;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.FieldMessages;
import nl.schakel.web.frame.PageController;
import nl.schakel.web.security.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page controller: somebody's own name, mail address and password. */
@PageController
@RequestMapping("/instellingen")
class AccountPage {

    private final OwnAccount account;
    private final Directory directory;
    private final CurrentViewer current;

    AccountPage(OwnAccount account, Directory directory, CurrentViewer current) {
        this.account = account;
        this.directory = directory;
        this.current = current;
    }

    @GetMapping("/account")
    String show(Model model) {
        Person person = current.person().orElseThrow();
        return show(person.displayName(), directory.emailOf(person.id()).orElse(""), Map.of(), model);
    }

    @PostMapping("/account")
    String describe(
            @RequestParam(name = "naam", defaultValue = "") String name,
            @RequestParam(name = "email", defaultValue = "") String email,
            @RequestParam(name = "wachtwoord-nu", defaultValue = "") String password,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        try {
            account.describe(name, email, password, current.get());
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(name, email, FieldMessages.of(refused.errors()), model);
        }
        next.addFlashAttribute("note", "account.bewaard");
        return "redirect:/instellingen/account";
    }

    @PostMapping("/wachtwoord")
    String changePassword(
            @RequestParam(name = "huidig", defaultValue = "") String now,
            @RequestParam(name = "wachtwoord", defaultValue = "") String password,
            @RequestParam(name = "herhaling", defaultValue = "") String repeated,
            HttpServletResponse response,
            Model model) {
        try {
            account.changePassword(now, password, repeated, current.get());
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            Person person = current.person().orElseThrow();
            return show(
                    person.displayName(),
                    directory.emailOf(person.id()).orElse(""),
                    FieldMessages.of(refused.errors()),
                    model);
        }
        // every session that began with the password of before has ended, this one too
        return "redirect:/inloggen?welkom";
    }

    private static String show(String name, String email, Map<String, String> errors, Model model) {
        model.addAttribute("name", name);
        model.addAttribute("email", email);
        model.addAttribute("errors", errors);
        model.addAttribute("shortest", Invitations.SHORTEST_PASSWORD);
        return "eigen/account";
    }
}
