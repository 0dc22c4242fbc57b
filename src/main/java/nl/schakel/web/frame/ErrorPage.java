package nl.schakel.web.frame;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.StorableText;
import nl.schakel.web.request.Reasons;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Error controller: every refusal and failure that nobody else worded, in Dutch. A page for people, with what they had
 * typed; a problem document for systems. Asked for by its own address it is an address that does not exist.
 */
@PageController
class ErrorPage implements ErrorController {

    private static final List<String> FOR_SYSTEMS = List.of("/api/", "/scim/", "/actuator/", "/camunda/api/");

    /** Not in a page: who somebody is, and what is made anew. */
    private static final List<String> NEVER_SHOWN = List.of("_csrf", "wachtwoord", "sleutel", "verzoek", "inzagecode");

    /** Shorter values are codes and ticks; somebody who typed a story wants to have it back. */
    private static final int STORY = 20;

    private final Words words;

    ErrorPage(Words words) {
        this.words = words;
    }

    @RequestMapping("${server.error.path:/error}")
    Object error(HttpServletRequest request) {
        HttpStatus status = status(request);
        List<FieldError> reasons = Reasons.of(request);
        if (forSystem(request)) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem(status, reasons));
        }
        return new ModelAndView(
                "error",
                Map.of(
                        "status",
                        status.value(),
                        "reasons",
                        reasons.stream().map(FieldError::message).distinct().toList(),
                        "typed",
                        typed(request)),
                status);
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private ProblemDetail problem(HttpStatus status, List<FieldError> reasons) {
        String kind = kind(status);
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:schakel:fout-" + status.value()));
        problem.setTitle(words.say("fout." + kind + ".kop"));
        problem.setDetail(
                reasons.isEmpty()
                        ? words.say("fout." + kind + ".tekst")
                        : reasons.get(0).message());
        return problem;
    }

    private static String kind(HttpStatus status) {
        return switch (status.value()) {
            case 403, 404, 406, 409, 429, 503 -> Integer.toString(status.value());
            default -> status.is5xxServerError() ? "500" : "400";
        };
    }

    /** By address; at the address of a page, a script of ours that asks for data. */
    private static boolean forSystem(HttpServletRequest request) {
        Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = String.valueOf(asked).substring(request.getContextPath().length());
        if (asked != null && FOR_SYSTEMS.stream().anyMatch(path::startsWith)) {
            return true;
        }
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("json") && !accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    /** The stories of a form that was refused, without what cannot be kept. */
    private static List<String> typed(HttpServletRequest request) {
        List<String> stories = new ArrayList<>();
        boolean form = HttpMethod.POST.matches(request.getMethod())
                && String.valueOf(request.getContentType())
                        .toLowerCase(Locale.ROOT)
                        .startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
        if (form) {
            request.getParameterMap().forEach((name, values) -> {
                for (String value : values) {
                    String text = StorableText.of(value);
                    if (!NEVER_SHOWN.contains(name) && text.length() >= STORY && text.contains(" ")) {
                        stories.add(text);
                    }
                }
            });
        }
        return stories;
    }
}
