package nl.schakel.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import nl.schakel.login.Factor;
import nl.schakel.login.SecondSteps;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.SignIn;
import nl.schakel.support.time.RealTime;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Context of a request: what a session knows of who signed in, and what a device was asked to sign in it. */
@Component
public class Sessions {

    private static final String CHALLENGE = "passkey-vraag";

    private final SignIn signIn;
    private final SecondSteps steps;
    private final CurrentViewer current;
    private final RealTime time;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    Sessions(SignIn signIn, SecondSteps steps, CurrentViewer current, RealTime time) {
        this.signIn = signIn;
        this.steps = steps;
        this.current = current;
        this.time = time;
    }

    /** Somebody who gave a first proof. */
    Authentication begin(Person person, Factor factor) {
        return begin(person, factor, time.now(), null);
    }

    /**
     * Somebody who logged in at the provider of their organisation.
     *
     * @param provenAt when they proved there who they are
     */
    Authentication begin(Person person, Factor factor, Instant provenAt, SignedIn.AtProvider provider) {
        return token(new SignedIn(
                person.id(),
                person.username(),
                signIn.loginVersion(person),
                EnumSet.of(factor),
                steps.has(person.id()),
                provenAt,
                provider));
    }

    /** Puts somebody in the session of this request, under another number than before. */
    Authentication open(Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        request.getSession();
        request.changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        return authentication;
    }

    /** Who is signed in gave one more proof. */
    public Authentication prove(Factor factor, HttpServletRequest request, HttpServletResponse response) {
        SignedIn before = current.signedIn().orElseThrow();
        return open(token(before.and(factor, time.now())), request, response);
    }

    /** Keeps what a device is asked to sign. */
    public String asked(String challenge, HttpServletRequest request) {
        request.getSession().setAttribute(CHALLENGE, challenge);
        return challenge;
    }

    /** What the device was asked to sign, once; null when nothing was. */
    public String takeAsked(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return null;
        }
        String challenge = (String) session.getAttribute(CHALLENGE);
        session.removeAttribute(CHALLENGE);
        return challenge;
    }

    private static Authentication token(SignedIn signedIn) {
        var token = UsernamePasswordAuthenticationToken.authenticated(signedIn, null, List.of());
        // said on purpose: without details it gets those of the request, and they do not belong in a session
        token.setDetails("");
        return token;
    }
}
