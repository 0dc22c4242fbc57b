package nl.schakel.web.limits;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import nl.schakel.web.OutagePage;
import nl.schakel.web.WantsData;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/**
 * Writer of what is told to who is not let in: {@code application/problem+json} for systems, a page that says what to do
 * for people; with what they typed when that had come in. Each refusal is counted by reason, never by who.
 */
@Component
class RefusalAnswers {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final OutagePage page;
    private final ObjectMapper json;
    private final MeterRegistry metrics;

    RefusalAnswers(OutagePage page, ObjectMapper json, MeterRegistry metrics) {
        this.page = page;
        this.json = json;
        this.metrics = metrics;
    }

    /**
     * Answers, and leaves nothing to be answered by others.
     *
     * @param wait how long until it makes sense to try again; null when waiting does not help
     * @param typed whether the whole form has come in, so that it can be given back
     */
    void write(Refusal refusal, Duration wait, boolean typed, Request request, Response response) throws IOException {
        metrics.counter("schakel.web.geweigerd", "reden", refusal.code()).increment();
        if (response.isCommitted()) {
            return;
        }
        response.reset();
        response.setStatus(refusal.status().value());
        if (refusal == Refusal.TOO_OFTEN || refusal == Refusal.BUSY) {
            long seconds = Math.max(1, (wait == null ? SOON : wait).toSeconds());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        // whatever still comes on this line is not read as another request
        response.setHeader(HttpHeaders.CONNECTION, "close");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        if (WantsData.of(request)) {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(json.writeValueAsBytes(problem(refusal)));
        } else {
            response.setContentType(MediaType.TEXT_HTML_VALUE);
            response.setHeader("Content-Security-Policy", OutagePage.POLICY);
            List<OutagePage.Field> fields = typed ? typed(request) : List.of();
            response.getOutputStream()
                    .write(page.render(refusal.page(), request, fields).getBytes(StandardCharsets.UTF_8));
        }
        response.finishResponse();
    }

    private static List<OutagePage.Field> typed(Request request) throws IOException {
        if (request.getCharacterEncoding() == null) {
            request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        }
        return OutagePage.typed(request);
    }

    private static ProblemDetail problem(Refusal refusal) {
        ProblemDetail problem = ProblemDetail.forStatus(refusal.status());
        problem.setType(URI.create("urn:schakel:" + refusal.code()));
        problem.setTitle(refusal.title());
        problem.setDetail(refusal.detail());
        return problem;
    }
}
