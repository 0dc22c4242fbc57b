package nl.schakel.web.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import nl.schakel.support.SchakelProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * Security handler of the API: what the API answers to who may not go on: {@code application/problem+json}, in Dutch.
 */
@Component
class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ObjectMapper json;
    private final boolean basic;
    private final RefusedRequests refusals;
    private final CurrentViewer current;

    ApiRefusals(ObjectMapper json, SchakelProperties settings, RefusedRequests refusals, CurrentViewer current) {
        this.current = current;
        this.refusals = refusals;
        this.json = json;
        this.basic = settings.demo();
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        refusals.refused(request);
        if (refused instanceof TooManyLogins tooMany) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.seconds()));
            write(
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    "te-vaak-geprobeerd",
                    "Te vaak geprobeerd",
                    "Probeer het over " + tooMany.seconds() + " seconden opnieuw.");
            return;
        }
        // a browser that is asked this way shows its own login window and then sends the password by itself, also
        // when another site makes it send something
        boolean browser = request.getHeader("Sec-Fetch-Mode") != null;
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, basic && !browser ? "Basic realm=\"Schakel\"" : "Sessie");
        write(
                response,
                HttpStatus.UNAUTHORIZED,
                "niet-ingelogd",
                "U bent niet ingelogd",
                "Log in en probeer het opnieuw.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        if (!(refused instanceof CsrfException) && current.find().isEmpty()) {
            // a session that ended since: the account was closed, or has another password
            commence(request, response, new InsufficientAuthenticationException("The session has ended"));
            return;
        }
        refusals.refused(request);
        if (refused instanceof CsrfException) {
            write(
                    response,
                    HttpStatus.FORBIDDEN,
                    "pagina-verouderd",
                    "Deze pagina is verouderd",
                    "Er is niets opgeslagen. Haal een nieuw kenmerk op en verstuur opnieuw.");
        } else if (ProveAgain.asks(refused)) {
            write(
                    response,
                    HttpStatus.FORBIDDEN,
                    "bewijs-opnieuw",
                    "Laat nog een keer zien dat u het bent",
                    "Doe uw tweede stap opnieuw op de pagina /inloggen/tweede-stap, en probeer het daarna nog een keer.");
        } else {
            write(
                    response,
                    HttpStatus.FORBIDDEN,
                    "geen-toegang",
                    "U heeft hier geen toegang",
                    "Vraag uw beheerder om hulp als u dit voor uw werk nodig heeft.");
        }
    }

    private void write(HttpServletResponse response, HttpStatus status, String type, String title, String detail)
            throws IOException {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:schakel:" + type));
        problem.setTitle(title);
        problem.setDetail(detail);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), problem);
    }
}
