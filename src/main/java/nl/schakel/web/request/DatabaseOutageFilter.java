package nl.schakel.web.request;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Servlet filter: answers 503 while the database is away. It stands before the session, which lives in the database
 * too, and answers without either, so that one outage gives one answer instead of an error page that fails on the same
 * outage.
 */
@Component
@Order(DatabaseOutageFilter.ORDER)
class DatabaseOutageFilter extends OncePerRequestFilter {

    /** After the character encoding and forwarded headers, before Spring Session. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseOutageFilter.class);
    private static final List<String> WITHOUT_DATABASE = List.of("/assets/", "/actuator/");
    private static final String RETRY_AFTER_SECONDS = "10";

    private final DatabaseOutage outage;
    private final OutagePage page;
    private final ObjectMapper json;

    DatabaseOutageFilter(DatabaseOutage outage, OutagePage page, ObjectMapper json) {
        this.outage = outage;
        this.page = page;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!startsWith(request, WITHOUT_DATABASE) && outage.lasts()) {
            answer(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
            if (response.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
                outage.seen();
            }
        } catch (ServletException | IOException | RuntimeException failure) {
            if (response.isCommitted() || !DatabaseOutage.explains(failure)) {
                throw failure;
            }
            outage.seen();
            LOG.warn("database not reachable: {}", failure.getClass().getSimpleName());
            answer(request, response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.resetBuffer();
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        if (WantsData.of(request)) {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            json.writeValue(response.getOutputStream(), DatabaseOutage.problem());
        } else {
            response.setContentType(MediaType.TEXT_HTML_VALUE);
            response.setHeader("Content-Security-Policy", OutagePage.POLICY);
            response.getOutputStream().write(page.render(request).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean startsWith(HttpServletRequest request, List<String> paths) {
        return paths.stream().anyMatch(request.getRequestURI()::startsWith);
    }
}
