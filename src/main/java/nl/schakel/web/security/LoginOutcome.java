package nl.schakel.web.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import nl.schakel.login.DeviceNotice;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Role;
import nl.schakel.support.SchakelProperties;
import nl.schakel.web.session.OwnSessions;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Security handler of the login: after the login form: on to where somebody was going, or the form again with
 * everything that was typed.
 */
@Component
class LoginOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    /** A screen that waits for an alarm does not log out before the morning. */
    private static final Duration WHOLE_NIGHT = Duration.ofHours(12);

    private final CurrentViewer current;
    private final HomeAddress home;
    private final KnownDevices devices;
    private final DeviceNotice notice;
    private final Directory directory;
    private final boolean demo;
    private final OwnSessions sessions;

    LoginOutcome(
            CurrentViewer current,
            HomeAddress home,
            KnownDevices devices,
            DeviceNotice notice,
            OwnSessions sessions,
            Directory directory,
            SchakelProperties settings) {
        this.notice = notice;
        this.directory = directory;
        this.demo = settings.demo();
        this.current = current;
        this.home = home;
        this.devices = devices;
        this.sessions = sessions;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        // in a demonstration everybody has the accounts of everybody
        if (!demo && devices.isNew(authentication.getName(), request)) {
            directory.byUsername(authentication.getName()).ifPresent(person -> notice.tell(person.id()));
        }
        onwards(TypedInput.carried(request), authentication, request, response);
    }

    /** On to where somebody was going. @param typed what they had typed before */
    void onwards(
            TypedInput typed, Authentication authentication, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        devices.remember(authentication.getName(), request, response);
        sessions.remember(request);
        lastsForWhoIsSignedIn(request);
        if (current.halfway().isPresent()) {
            toSecondStep(typed, request, response);
        } else if (!typed.isEmpty()) {
            forward(LoginPages.AGAIN, typed, request, response);
        } else {
            response.sendRedirect(typed.path().isEmpty() ? home() : typed.path());
        }
    }

    /** How long a session lasts without use, once it is known who it is of. */
    void lastsForWhoIsSignedIn(HttpServletRequest request) {
        if (current.find().filter(viewer -> viewer.holds(Role.PIKET)).isPresent()) {
            HttpSession session = request.getSession();
            session.setMaxInactiveInterval((int) Math.max(WHOLE_NIGHT.toSeconds(), session.getMaxInactiveInterval()));
        }
    }

    /** The page that somebody begins at who asked for no other. */
    String home() {
        return home.of(current.get());
    }

    /** To the second step, with everything that was typed. */
    static void toSecondStep(TypedInput typed, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (typed.isEmpty()) {
            response.sendRedirect(PageRefusals.with(SecondStepPages.PAGE, typed.path()));
        } else {
            forward(SecondStepPages.FORM, typed, request, response);
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException, ServletException {
        if (refused instanceof GoesElsewhere elsewhere) {
            request.setAttribute(ProviderLogin.CHOSEN, elsewhere.provider());
            request.getRequestDispatcher(ProviderLogin.BEGIN).forward(request, response);
            return;
        }
        if (refused instanceof TooManyLogins tooMany) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.seconds()));
            request.setAttribute(LoginPages.WAIT_SECONDS, tooMany.seconds());
        } else {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        }
        request.setAttribute(LoginPages.FAILURE, true);
        forward(LoginPages.FORM, TypedInput.carried(request), request, response);
    }

    static void forward(String page, TypedInput typed, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute(TypedInput.ATTRIBUTE, typed);
        request.getRequestDispatcher(page).forward(request, response);
    }
}
