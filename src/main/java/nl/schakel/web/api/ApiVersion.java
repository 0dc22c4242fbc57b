package nl.schakel.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Servlet filter that names the full version of the API in every answer, refusals included (NL API Design Rules,
 * /core/version-header), and lets scripts of any site read the description (/core/publish-openapi).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiVersion extends OncePerRequestFilter {

    static final String VERSION = "1.0.0";
    static final String HEADER = "API-Version";

    /** Where all addresses of this version begin. */
    static final String BASE = "/api/v1";

    static final String DESCRIPTION = BASE + "/openapi.json";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HEADER, VERSION);
        if (request.getRequestURI().equals(DESCRIPTION)) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        }
        chain.doFilter(request, response);
    }
}
