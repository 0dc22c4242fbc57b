package nl.schakel.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import nl.schakel.administration.Invitations;
import nl.schakel.support.attempt.FailedAttempts;
import nl.schakel.support.attempt.TooManyAttempts;
import nl.schakel.support.network.Addresses;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Page controller: who forgot their password asks for a mail to choose another with. The answer is the same for an address that
 * nobody has.
 */
@Controller
@RequestMapping("/inloggen/wachtwoord-vergeten")
class ForgottenPasswordPage {

    private static final String PURPOSE = "wachtwoord-vergeten";

    /** Of one network, before the next has to wait: a whole office may come back from a holiday. */
    private static final int FREE_TRIES = 20;

    private static final int ADDRESS = 254;

    private final Invitations invitations;
    private final FailedAttempts attempts;

    ForgottenPasswordPage(Invitations invitations, FailedAttempts attempts) {
        this.invitations = invitations;
        this.attempts = attempts;
    }

    @GetMapping
    String show() {
        return "inloggen/vergeten";
    }

    @PostMapping
    String ask(
            @RequestParam(name = "email", defaultValue = "") String email,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String network = Addresses.networkOf(request.getRemoteAddr());
        try {
            attempts.refuseWhileWaiting(PURPOSE, network, FREE_TRIES);
        } catch (TooManyAttempts tooMany) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, tooMany.retryAfterSeconds());
            model.addAttribute("wait", tooMany.retryAfterSeconds());
            model.addAttribute("email", email);
            return "inloggen/vergeten";
        }
        attempts.failed(PURPOSE, network);
        if (!email.isBlank() && email.length() <= ADDRESS) {
            invitations.sendForgotten(email);
        }
        model.addAttribute("asked", true);
        return "inloggen/vergeten";
    }
}
