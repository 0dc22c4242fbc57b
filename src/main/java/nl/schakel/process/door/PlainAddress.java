package nl.schakel.process.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import nl.schakel.access.LookLog;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Servlet filter that takes addresses of Camunda's web applications only as these write them. An address in another
 * spelling (encoded letters, double slashes, parameters in a path) is read in one way by one filter and in another way by
 * the next, so it goes no further, and before anything of it is written in the log of the application.
 */
@Component
@Order(PlainAddress.ORDER)
class PlainAddress extends OncePerRequestFilter {

    /** Before whatever reads the path. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    private static final String CAMUNDA = "/camunda";
    private static final List<String> ODD = List.of("%", ";", "//", "/./", "/../", "\\");

    private final LookLog looks;

    PlainAddress(LookLog looks) {
        this.looks = looks;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String read = request.getServletPath();
        String sent = request.getRequestURI().substring(request.getContextPath().length());
        boolean camunda = read.equals(CAMUNDA) || read.startsWith(CAMUNDA + "/");
        if (camunda && ODD.stream().anyMatch(sent::contains)) {
            looks.refusedAnonymous(request.getRemoteAddr(), "engine:adres");
            DoorAnswer.ODD_ADDRESS.write(response);
            return;
        }
        chain.doFilter(request, response);
    }
}
