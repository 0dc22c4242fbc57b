package nl.schakel.web.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import nl.schakel.access.OneLook;
import nl.schakel.access.TraceContext;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Servlet filter that makes one row of the access log of each request (R8): whatever it looks at is gathered, and written
 * before the answer leaves. Pages and bodies are written by {@link LooksBeforeAnswer}; what is left here are answers
 * without either, refusals foremost.
 */
@Component
@Order(LookFilter.ORDER)
class LookFilter extends OncePerRequestFilter {

    /** Within the answer for a database that is away, around everything that can refuse. */
    static final int ORDER = DatabaseOutageFilter.ORDER + 5;

    private final OneLook looks;

    LookFilter(OneLook looks) {
        this.looks = looks;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        looks.begin(TraceContext.of(Collections.list(request.getHeaders(TraceContext.HEADER))));
        try {
            chain.doFilter(request, response);
            looks.write(refused(response));
        } finally {
            looks.end();
        }
    }

    static boolean refused(HttpServletResponse response) {
        return response.getStatus() >= HttpStatus.BAD_REQUEST.value();
    }
}
