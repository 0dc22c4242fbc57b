package nl.schakel.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Translation for the access log: names the address of a request as the access log may hold it: the pattern of ours
 * that it fits, never what somebody typed in it.
 */
@Component
class AddressNames {

    private static final String UNKNOWN = "onbekend";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");
    private static final List<String> OTHERS = List.of("/camunda", "/actuator", "/api", "/scim");

    /** A variable of an address, its pattern with braces included. */
    private static final String VARIABLE = "\\{[^{}]*(?:\\{[^{}]*}[^{}]*)*}";

    private final ObjectProvider<RequestMappingHandlerMapping> mapping;
    private volatile List<PathPattern> patterns;

    AddressNames(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        this.mapping = mapping;
    }

    /** For example {@code GET /taken/*}. */
    String of(HttpServletRequest request) {
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "ANDERS";
        String path = request.getRequestURI().substring(request.getContextPath().length());
        PathContainer parsed = PathContainer.parsePath(path);
        return method + " "
                + patterns().stream()
                        .filter(pattern -> pattern.matches(parsed))
                        .findFirst()
                        .map(pattern -> pattern.getPatternString().replaceAll(VARIABLE, "*"))
                        .orElseGet(() -> OTHERS.stream()
                                .filter(path::startsWith)
                                .findFirst()
                                .orElse(UNKNOWN));
    }

    /** The most particular first. */
    private List<PathPattern> patterns() {
        if (patterns == null) {
            patterns = mapping.getObject().getHandlerMethods().keySet().stream()
                    .filter(info -> info.getPathPatternsCondition() != null)
                    .flatMap(info -> info.getPathPatternsCondition().getPatterns().stream())
                    .distinct()
                    .sorted()
                    .toList();
        }
        return patterns;
    }
}
