package nl.schakel.web.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.schakel.login.CodeApps;
import nl.schakel.login.Factor;
import nl.schakel.login.Passkeys;
import nl.schakel.login.Providers;
import nl.schakel.login.RecoveryCodes;
import nl.schakel.login.SecondSteps;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.SignIn;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InvalidInput;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Page controller: the second step of a login, making one at the first login, and proving again before what cannot be undone. What
 * had been typed before goes along in the page.
 */
@Controller
class SecondStepPages {

    static final String PAGE = "/inloggen/tweede-stap";

    /** Where filters forward to, with what had been typed. */
    static final String FORM = PAGE + "/formulier";

    private final SecondSteps steps;
    private final CodeApps apps;
    private final Passkeys passkeys;
    private final RecoveryCodes recovery;
    private final SignIn signIn;
    private final NewSteps making;
    private final Sessions sessions;
    private final CurrentViewer current;
    private final Providers providers;
    private final Directory directory;
    private final LoginOutcome outcome;

    SecondStepPages(
            SecondSteps steps,
            CodeApps apps,
            Passkeys passkeys,
            RecoveryCodes recovery,
            SignIn signIn,
            NewSteps making,
            Sessions sessions,
            CurrentViewer current,
            Providers providers,
            Directory directory,
            LoginOutcome outcome) {
        this.steps = steps;
        this.apps = apps;
        this.passkeys = passkeys;
        this.recovery = recovery;
        this.signIn = signIn;
        this.making = making;
        this.sessions = sessions;
        this.current = current;
        this.providers = providers;
        this.directory = directory;
        this.outcome = outcome;
    }

    @GetMapping(PAGE)
    String show(HttpServletRequest request, Model model) {
        return asked().map(person -> form(person, TypedInput.carried(request), Map.of(), request, model))
                .orElse("redirect:/inloggen");
    }

    @RequestMapping(FORM)
    String again(HttpServletRequest request, Model model) {
        TypedInput typed = (TypedInput) request.getAttribute(TypedInput.ATTRIBUTE);
        return typed == null
                ? "redirect:" + PAGE
                : asked().map(person -> form(person, typed, Map.of(), request, model))
                        .orElse("redirect:/inloggen");
    }

    /** @return null when the answer went out already */
    @PostMapping(PAGE)
    String prove(
            @RequestParam(name = "manier", defaultValue = "") String way,
            @RequestParam(name = "antwoord", defaultValue = "") String answer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws ServletException, IOException {
        Optional<Person> person = asked();
        if (person.isEmpty()) {
            return "redirect:/inloggen";
        }
        Factor factor;
        try {
            factor = check(way, answer, person.get(), request);
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return form(person.get(), TypedInput.carried(request), messages(refused), request, model);
        }
        outcome.onAuthenticationSuccess(request, response, sessions.prove(factor, request, response));
        return null;
    }

    /** The first way of who needs one and has none. */
    @PostMapping(PAGE + "/instellen")
    String make(
            @RequestParam(name = "manier", defaultValue = "") String way,
            @RequestParam(name = "antwoord", defaultValue = "") String answer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Person> person = current.halfway();
        if (person.isEmpty()) {
            return "redirect:/inloggen";
        }
        TypedInput typed = TypedInput.carried(request);
        if (steps.has(person.get().id())) {
            // made in another window meanwhile: it is asked now
            return form(person.get(), typed, Map.of(), request, model);
        }
        List<String> codes;
        try {
            codes = making.add(way, answer, person.get(), request, response);
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return form(person.get(), typed, messages(refused), request, model);
        }
        outcome.lastsForWhoIsSignedIn(request);
        model.addAttribute("codes", codes);
        model.addAttribute("verder", typed.path().isEmpty() ? outcome.home() : typed.path());
        model.addAttribute("velden", typed.fields());
        return "inloggen/codes";
    }

    private Factor check(String way, String answer, Person person, HttpServletRequest request) {
        Factor factor = NewSteps.kind(way);
        switch (factor) {
            case CODE_APP -> apps.check(person.id(), answer);
            case HERSTELCODE -> recovery.use(person.id(), answer);
            case PASSKEY -> {
                if (!passkeys.check(sessions.takeAsked(request), answer).id().equals(person.id())) {
                    throw InvalidInput.of("passkey", "werkt-niet", "fout.tweede-stap.passkey");
                }
            }
            // these are given at the provider itself
            case AANBIEDER, AANBIEDER_STERK -> throw InvalidInput.of("manier", "onbekend", "fout.tweede-stap.onbekend");
            case WACHTWOORD -> {
                // no second step after the first; and who has one proves again with that
                if (current.find().isEmpty()
                        || !providers.localWay(person)
                        || steps.has(person.id())
                        || signIn.check(person.username(), answer).isEmpty()) {
                    throw InvalidInput.of("wachtwoord", "onjuist", "fout.wachtwoord.huidig");
                }
            }
        }
        return factor;
    }

    /** Whose second step is awaited, or who has to prove again. */
    private Optional<Person> asked() {
        return current.halfway().or(() -> current.provenRecently() ? Optional.empty() : current.person());
    }

    private String form(
            Person person, TypedInput typed, Map<String, String> errors, HttpServletRequest request, Model model) {
        SecondSteps.LoginWays ways = steps.ways(person.id());
        boolean again = current.find().isPresent();
        model.addAttribute("verder", typed.path());
        model.addAttribute("velden", typed.fields());
        model.addAttribute("ways", ways);
        model.addAttribute("again", again);
        model.addAttribute("errors", errors);
        model.addAttribute("aanbiederFout", request.getAttribute(LoginPages.PROVIDER_FAILURE));
        providers.of(person).filter(provider -> again).ifPresent(provider -> {
            model.addAttribute("aanbieder", provider.code());
            model.addAttribute("organisatie", directory.labelOf(provider.organisation()));
        });
        model.addAttribute("zonderWachtwoord", !providers.localWay(person));
        if (!ways.any() && !again) {
            making.show(request, model);
            return "inloggen/nieuwe-stap";
        }
        return "inloggen/tweede-stap";
    }

    private static Map<String, String> messages(InvalidInput refused) {
        FieldError first = refused.errors().get(0);
        return Map.of(first.field(), first.message());
    }
}
