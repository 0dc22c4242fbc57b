package nl.schakel.web.security;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Value that names an address of systems which nobody has to sign in for. Demo addresses exist in a demonstration only.
 *
 * @param method the one method that is open, or null for all
 */
public record OpenAddress(HttpMethod method, String pattern) {

    private static final List<OpenAddress> ALL = List.of(
            new OpenAddress(HttpMethod.POST, "/api/v1/meldingen"),
            new OpenAddress(HttpMethod.GET, "/api/v1/meldingen/*/terugkoppeling"),
            new OpenAddress(HttpMethod.POST, "/api/v1/meldingen/*/bestanden"),
            new OpenAddress(HttpMethod.GET, "/api/v1/meldingen/*/bestanden"),
            new OpenAddress(HttpMethod.POST, "/api/v1/meldingen/*/herziening"),
            new OpenAddress(HttpMethod.GET, "/api/v1/meldingen/*/herziening"),
            new OpenAddress(HttpMethod.GET, "/api/v1/openapi.json"),
            new OpenAddress(null, "/api/v1/demo/**"),
            new OpenAddress(HttpMethod.GET, "/actuator/health/**"));

    /** Whether an address, its variables left open, can be asked without login. */
    public static boolean is(HttpMethod method, String path) {
        return ALL.stream().anyMatch(open -> open.covers(method, path));
    }

    static RequestMatcher[] matchers() {
        return ALL.stream().map(OpenAddress::matcher).toArray(RequestMatcher[]::new);
    }

    private boolean covers(HttpMethod asked, String path) {
        return (method == null || method.equals(asked))
                && PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath(path));
    }

    private RequestMatcher matcher() {
        PathPatternRequestMatcher.Builder builder = PathPatternRequestMatcher.withDefaults();
        return method == null ? builder.matcher(pattern) : builder.matcher(method, pattern);
    }
}
