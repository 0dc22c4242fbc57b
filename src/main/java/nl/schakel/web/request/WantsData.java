package nl.schakel.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Classifier of requests: whether a refusal is told to a system or to a person. */
public final class WantsData {

    private static final List<String> FOR_SYSTEMS = List.of("/api/", "/scim/", "/actuator/", "/camunda/api/");

    private WantsData() {}

    /** An address of a system, or a script of ours that asks for data at the address of a page. */
    public static boolean of(HttpServletRequest request) {
        if (FOR_SYSTEMS.stream().anyMatch(request.getRequestURI()::startsWith)) {
            return true;
        }
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("json") && !accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
