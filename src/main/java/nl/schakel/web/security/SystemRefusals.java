package nl.schakel.web.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import nl.schakel.support.text.Sentences;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Security handler of systems of organisations: what a request without the right secret hears, as SCIM words it (RFC 7644, 3.12). */
@Component
class SystemRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
    private static final Sentences SENTENCES = Sentences.of("refusal-messages");

    private final ObjectMapper json;
    private final RefusedRequests refusals;

    SystemRefusals(ObjectMapper json, RefusedRequests refusals) {
        this.json = json;
        this.refusals = refusals;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        answer(request, response);
    }

    /** Somebody who is signed in by a session is here as much a stranger as anybody. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        answer(request, response);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.refused(request);
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.setContentType("application/scim+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(
                response.getOutputStream(),
                Map.of(
                        "schemas", List.of(ERROR),
                        "status", Integer.toString(HttpStatus.UNAUTHORIZED.value()),
                        "detail", SENTENCES.say("fout.scim.geheim")));
    }
}
