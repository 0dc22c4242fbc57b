package nl.schakel.web.beheer;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import nl.schakel.administration.Invitations;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.frame.FieldMessages;
import nl.schakel.web.frame.PageController;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page controller: who got a mail chooses a first or a new password. */
@PageController
@RequestMapping("/uitnodiging")
class InvitationPage {

    private final Invitations invitations;

    InvitationPage(Invitations invitations) {
        this.invitations = invitations;
    }

    @GetMapping
    String show(Model model) {
        return show("", Map.of(), model);
    }

    /** No session is made: what comes next is logging in. */
    @PostMapping
    String accept(
            @RequestParam(name = "code", defaultValue = "") String secret,
            @RequestParam(name = "wachtwoord", defaultValue = "") String password,
            @RequestParam(name = "herhaling", defaultValue = "") String repeated,
            HttpServletResponse response,
            Model model) {
        try {
            invitations.accept(secret, password, repeated);
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(secret, FieldMessages.of(refused.errors()), model);
        }
        return "redirect:/inloggen?welkom";
    }

    private static String show(String secret, Map<String, String> errors, Model model) {
        model.addAttribute("code", secret);
        model.addAttribute("errors", errors);
        model.addAttribute("shortest", Invitations.SHORTEST_PASSWORD);
        return "beheer/invitation";
    }
}
