package nl.schakel.process.internal.tasklist;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UrlPathHelper;

/**
 * What Tasklist's own API may do with a task: list, look, claim, give back. Who may claim a task may by the engine's
 * rules also complete it with any variables, comment on it in free text and read every variable of the process; that
 * would go around the task page, which checks the answers, keeps personal data out of the engine and logs who looked.
 */
@Component
public class TaskApiGate extends OncePerRequestFilter {

    private static final Pattern TASK_API = Pattern.compile("/camunda/api/engine/+engine/+[^/]+/+task(?:/+(.*))?");

    /** One entry per method and what comes after {@code /task}; {@code *} stands for the id of a task. */
    private static final Set<String> OPEN = Set.of(
            "GET ",
            "POST ",
            "GET count",
            "POST count",
            "GET *",
            "GET */form",
            "GET */identity-links",
            "POST */claim",
            "POST */unclaim");

    private final UrlPathHelper paths = new UrlPathHelper();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // decoded and without ";" parameters: the engine's API would read such a path the same way
        String path = paths.getPathWithinApplication(request);
        Matcher task = TASK_API.matcher(path);
        if (task.matches() && !OPEN.contains(request.getMethod() + " " + operation(task.group(1)))) {
            refuse(response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static String operation(String rest) {
        if (rest == null || rest.isEmpty() || rest.equals("count")) {
            return rest == null ? "" : rest;
        }
        return rest.replaceFirst("^[^/]+", "*").replaceAll("/+", "/").replaceFirst("/$", "");
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write("{\"type\":\"NietHier\",\"message\":\"Dit kan alleen op de pagina van de taak zelf.\"}");
    }
}
