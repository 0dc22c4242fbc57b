package nl.schakel.web.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import nl.schakel.login.Factor;
import nl.schakel.login.Passkeys;
import nl.schakel.login.SecondSteps;
import nl.schakel.organisation.Person;
import nl.schakel.support.input.InvalidInput;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page controller: logging in with a passkey alone, and what a browser asks of a device. */
@Controller
class PasskeyLogin {

    private final Passkeys passkeys;
    private final SecondSteps steps;
    private final Sessions sessions;
    private final CurrentViewer current;
    private final LoginOutcome outcome;
    private final LocalAccounts accounts;

    PasskeyLogin(
            Passkeys passkeys,
            SecondSteps steps,
            Sessions sessions,
            CurrentViewer current,
            LoginOutcome outcome,
            LocalAccounts accounts) {
        this.passkeys = passkeys;
        this.steps = steps;
        this.sessions = sessions;
        this.current = current;
        this.outcome = outcome;
        this.accounts = accounts;
    }

    /**
     * For the script of a page: what to ask of the device.
     *
     * @param purpose {@code maken} for a new one of who is signed in, else to use one
     */
    @PostMapping("/inloggen/passkey/vraag")
    ResponseEntity<Map<String, Object>> ask(
            @RequestParam(name = "doel", defaultValue = "") String purpose, HttpServletRequest request) {
        Optional<Person> person = current.person().or(current::halfway);
        if (!purpose.equals("maken")) {
            return answer(passkeys.toUse(person.map(Person::id).orElse(null), newChallenge(request)));
        }
        // who still has to take a second step makes no other instead of it
        boolean may = current.person().isPresent()
                || person.filter(found -> !steps.has(found.id())).isPresent();
        return may
                ? answer(passkeys.toMake(person.orElseThrow(), newChallenge(request)))
                : ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }

    @PostMapping("/inloggen/passkey")
    void login(
            @RequestParam(name = "antwoord", defaultValue = "") String answer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws ServletException, IOException {
        Authentication authentication;
        try {
            Person person = passkeys.check(sessions.takeAsked(request), answer);
            accounts.goesElsewhere(person);
            authentication = sessions.begin(person, Factor.PASSKEY);
        } catch (GoesElsewhere elsewhere) {
            outcome.onAuthenticationFailure(request, response, elsewhere);
            return;
        } catch (InvalidInput refused) {
            outcome.onAuthenticationFailure(request, response, new BadCredentialsException("Unknown passkey"));
            return;
        }
        outcome.onAuthenticationSuccess(request, response, sessions.open(authentication, request, response));
    }

    private String newChallenge(HttpServletRequest request) {
        return sessions.asked(passkeys.newChallenge(), request);
    }

    private static ResponseEntity<Map<String, Object>> answer(Map<String, Object> options) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(options);
    }
}
