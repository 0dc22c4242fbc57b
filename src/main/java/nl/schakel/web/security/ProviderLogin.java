package nl.schakel.web.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.administration.ClaimedRoles;
import nl.schakel.administration.ProviderEntry;
import nl.schakel.login.Factor;
import nl.schakel.login.Identities;
import nl.schakel.login.Provider;
import nl.schakel.login.Providers;
import nl.schakel.login.SecondSteps;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.RealTime;
import nl.schakel.web.openid.OpenIdConnect;
import nl.schakel.web.openid.ProviderDown;
import nl.schakel.web.openid.ProviderProof;
import nl.schakel.web.openid.ProviderRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Page controller: logging in at the provider of one's organisation, and proving there again who one is. A page of ours leads
 * there: our policy lets no form go to another site, and a redirect after a form counts as one.
 */
@Controller
class ProviderLogin {

    static final String BEGIN = "/inloggen/extern";

    /** Request attribute: the provider that a filter found to belong to who logs in. */
    static final String CHOSEN = ProviderLogin.class.getName();

    private static final Logger LOG = LoggerFactory.getLogger(ProviderLogin.class);
    private static final String SENTENCES = "fout.aanbieder.";
    private static final String VISIT = "bij-aanbieder";

    /** Somebody may have to look for their phone. */
    private static final Duration AWAY = Duration.ofMinutes(30);

    private static final Duration SKEW = Duration.ofSeconds(60);

    /** What waits in a session of somebody who is not known yet. */
    private static final int LONGEST_INPUT = 64 * 1024;

    /**
     * Somebody who is at a provider now.
     *
     * @param again who has to prove again to be themselves; null for who logs in
     */
    private record AwayAtProvider(
            String provider, OAuth2AuthorizationRequest asked, TypedInput typed, UUID again, Instant left)
            implements Serializable {}

    private final Providers providers;
    private final OpenIdConnect openId;
    private final ProviderEntry entry;
    private final ClaimedRoles claimedRoles;
    private final Identities identities;
    private final SecondSteps steps;
    private final Sessions sessions;
    private final CurrentViewer current;
    private final LoginOutcome outcome;
    private final Directory directory;
    private final RealTime time;

    ProviderLogin(
            Providers providers,
            OpenIdConnect openId,
            ProviderEntry entry,
            ClaimedRoles claimedRoles,
            Identities identities,
            SecondSteps steps,
            Sessions sessions,
            CurrentViewer current,
            LoginOutcome outcome,
            Directory directory,
            RealTime time) {
        this.providers = providers;
        this.openId = openId;
        this.entry = entry;
        this.claimedRoles = claimedRoles;
        this.identities = identities;
        this.steps = steps;
        this.sessions = sessions;
        this.current = current;
        this.outcome = outcome;
        this.directory = directory;
        this.time = time;
    }

    /**
     * Leads somebody to a provider.
     *
     * @param code of the provider; empty when the mail address tells
     * @return null when the answer went out already
     */
    @PostMapping(BEGIN)
    String begin(
            @RequestParam(name = "aanbieder", defaultValue = "") String code,
            @RequestParam(name = SecurityConfiguration.USERNAME, defaultValue = "") String address,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws ServletException, IOException {
        TypedInput typed = TypedInput.carried(request);
        UUID again = current.person().map(Person::id).orElse(null);
        Optional<Provider> chosen = Optional.ofNullable((Provider) request.getAttribute(CHOSEN))
                .or(() -> code.isEmpty() ? providers.forAddress(address) : providers.named(code));
        if (chosen.isEmpty()) {
            return refuse("fout.aanbieder.geen", HttpStatus.BAD_REQUEST, again, typed, request, response);
        }
        if (typed.length() > LONGEST_INPUT) {
            return refuse("fout.aanbieder.te-veel", HttpStatus.BAD_REQUEST, again, typed, request, response);
        }
        Provider provider = chosen.get();
        OAuth2AuthorizationRequest asked;
        try {
            asked = openId.begin(provider, again != null, request);
        } catch (ProviderDown down) {
            return down(provider, down, again, typed, request, response);
        }
        request.getSession().setAttribute(VISIT, new AwayAtProvider(provider.code(), asked, typed, again, time.now()));
        response.setHeader("Refresh", "0; url=" + asked.getAuthorizationRequestUri());
        model.addAttribute("naar", asked.getAuthorizationRequestUri());
        model.addAttribute("organisatie", directory.labelOf(provider.organisation()));
        return "inloggen/naar-aanbieder";
    }

    /** Where a provider sends somebody back to. @return null when the answer went out already */
    @GetMapping(BEGIN + "/{code}/terug")
    String back(@PathVariable("code") String code, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        AwayAtProvider visit = take(request);
        Optional<Provider> provider = providers.named(code);
        boolean expected = visit != null
                && visit.provider().equals(code)
                && visit.left().isAfter(time.now().minus(AWAY));
        if (!expected || provider.isEmpty()) {
            if (current.find().isPresent()) {
                // the page of before, asked once more
                return "redirect:" + outcome.home();
            }
            TypedInput typed = visit == null ? TypedInput.carried(request) : visit.typed();
            return refuse("fout.aanbieder.niet-gelukt", HttpStatus.UNAUTHORIZED, null, typed, request, response);
        }
        try {
            arrived(provider.get(), visit, request, response);
            return null;
        } catch (ProviderDown down) {
            return down(provider.get(), down, visit.again(), visit.typed(), request, response);
        } catch (ProviderRefused refused) {
            LOG.warn("A login at provider {} was refused: {}", code, refused.getMessage());
            return refuse(
                    "fout.aanbieder.niet-gelukt",
                    HttpStatus.UNAUTHORIZED,
                    visit.again(),
                    visit.typed(),
                    request,
                    response);
        } catch (InvalidInput refused) {
            return refuse(
                    SENTENCES + refused.errors().get(0).code(),
                    HttpStatus.UNAUTHORIZED,
                    visit.again(),
                    visit.typed(),
                    request,
                    response);
        }
    }

    private void arrived(
            Provider provider, AwayAtProvider visit, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Map<String, String> answer = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, parameter -> parameter.getValue()[0]));
        if (answer.containsKey("error")) {
            throw refusal("fout.aanbieder.afgebroken");
        }
        ProviderProof proof = openId.finish(provider, visit.asked(), answer);
        if (!provider.accepts(proof.acr())) {
            throw refusal("fout.aanbieder.niveau");
        }
        UUID entered =
                entry.enter(provider, proof.subject(), proof.verifiedEmail()).id();
        claimedRoles.follow(provider, entered, proof.groups());
        Person person = directory
                .person(entered)
                .filter(provider::vouchesFor)
                .orElseThrow(() -> refusal("fout.aanbieder.geen-account"));
        Factor factor = provider.proves(proof.acr());
        Authentication authentication;
        if (visit.again() == null) {
            if (proof.sid() != null) {
                identities.began(provider, proof.sid(), person.id());
            }
            // a session there may be of this morning: who does not say when proved nothing lately
            Instant provenAt = Optional.ofNullable(proof.provenAt()).orElse(Instant.EPOCH);
            authentication = sessions.open(
                    sessions.begin(person, factor, provenAt, new SignedIn.AtProvider(provider.code(), proof.sid())),
                    request,
                    response);
        } else {
            provedAgain(visit, proof, person, factor);
            authentication = sessions.prove(factor, request, response);
        }
        outcome.onwards(visit.typed(), authentication, request, response);
    }

    private void provedAgain(AwayAtProvider visit, ProviderProof proof, Person person, Factor factor) {
        boolean same = person.id().equals(visit.again())
                && current.person().map(Person::id).filter(person.id()::equals).isPresent();
        if (!same) {
            throw refusal("fout.aanbieder.iemand-anders");
        }
        if (proof.provenAt() == null || proof.provenAt().isBefore(visit.left().minus(SKEW))) {
            throw refusal("fout.aanbieder.niet-opnieuw");
        }
        boolean enough = factor == Factor.AANBIEDER_STERK || !steps.has(person.id()) && !steps.needed(person);
        if (!enough) {
            throw refusal("fout.aanbieder.niveau");
        }
    }

    private static InvalidInput refusal(String sentence) {
        return InvalidInput.of("aanbieder", sentence.substring(SENTENCES.length()), sentence);
    }

    private String down(
            Provider provider,
            ProviderDown down,
            UUID again,
            TypedInput typed,
            HttpServletRequest request,
            HttpServletResponse response)
            throws ServletException, IOException {
        LOG.warn("Provider {} does not answer: {}", provider.code(), down.getMessage());
        return refuse(
                "fout.aanbieder.niet-bereikbaar", HttpStatus.SERVICE_UNAVAILABLE, again, typed, request, response);
    }

    private static String refuse(
            String sentence,
            HttpStatus status,
            UUID again,
            TypedInput typed,
            HttpServletRequest request,
            HttpServletResponse response)
            throws ServletException, IOException {
        response.setStatus(status.value());
        request.setAttribute(LoginPages.PROVIDER_FAILURE, sentence);
        LoginOutcome.forward(again == null ? LoginPages.FORM : SecondStepPages.FORM, typed, request, response);
        return null;
    }

    private static AwayAtProvider take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return null;
        }
        AwayAtProvider visit = (AwayAtProvider) session.getAttribute(VISIT);
        session.removeAttribute(VISIT);
        return visit;
    }
}
