package nl.schakel.web.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * Security handler of the pages: what a browser gets when it may not go on: the login page, with everything that was
 * typed; never a blank refusal that loses it.
 */
@Component
class PageRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final CurrentViewer current;
    private final RefusedRequests refusals;

    PageRefusals(CurrentViewer current, RefusedRequests refusals) {
        this.current = current;
        this.refusals = refusals;
    }

    /** Nobody is signed in. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException, ServletException {
        refusals.refused(request);
        toLogin(request, response);
    }

    private void toLogin(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (isScript(request)) {
            // the page is still there, so its input is too; the script says what to do
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (current.halfway().isPresent()) {
            toSecondStep(request, response);
        } else if (isForm(request)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            forward(LoginPages.FORM, TypedInput.refused(request), request, response);
        } else {
            response.sendRedirect(loginFor(LocalPath.of(request)));
        }
    }

    /** The same for what scripts of Camunda's web applications ask: a status, which they turn into words. */
    void ofScript(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        refusals.refused(request);
        response.sendError(
                current.find().isPresent() ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_UNAUTHORIZED);
    }

    private static void toSecondStep(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (isForm(request)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            LoginOutcome.toSecondStep(TypedInput.refused(request), request, response);
        } else {
            response.sendRedirect(with(SecondStepPages.PAGE, LocalPath.of(request)));
        }
    }

    /** Somebody may not do this, or the page is too old to tell whether it is ours. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException, ServletException {
        refusals.refused(request);
        if (!(refused instanceof CsrfException) && current.find().isEmpty()) {
            // a session that ended since: the account was closed, or has another password
            toLogin(request, response);
            return;
        }
        if (ProveAgain.asks(refused)) {
            if (isScript(request)) {
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            } else {
                toSecondStep(request, response);
            }
            return;
        }
        boolean stale = refused instanceof CsrfException && isForm(request) && !isScript(request) && isFromUs(request);
        if (!stale) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        boolean login = request.getRequestURI().startsWith("/inloggen");
        TypedInput typed = login ? TypedInput.carried(request) : TypedInput.refused(request);
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        forward(current.find().isPresent() && !login ? LoginPages.AGAIN : LoginPages.FORM, typed, request, response);
    }

    static String loginFor(String path) {
        return with("/inloggen", path);
    }

    /** The address of a page of the login that sends on to another afterwards. */
    static String with(String page, String path) {
        return path.isEmpty() || path.equals("/")
                ? page
                : page + "?" + TypedInput.PATH_PARAMETER + "=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    private static void forward(String page, TypedInput typed, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute(TypedInput.ATTRIBUTE, typed);
        request.getRequestDispatcher(page).forward(request, response);
    }

    private static boolean isScript(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        return request.getHeader("HX-Request") != null || (mode != null && !mode.equals("navigate"));
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return request.getMethod().equals("POST")
                && type != null
                && type.startsWith("application/x-www-form-urlencoded");
    }

    /** The browser itself says that one of our own pages sent this; another site cannot make it say so. */
    private static boolean isFromUs(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        String own = request.getScheme() + "://" + request.getHeader(HttpHeaders.HOST);
        return own.equals(origin);
    }
}
