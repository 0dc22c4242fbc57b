package nl.schakel.web.limits;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import nl.schakel.web.request.OutagePage;
import nl.schakel.web.request.WantsData;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.coyote.ActionCode;
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
    /** So many answers are written at once; in a flood the others hear nothing, since words cost what the night needs. */
    private static final int AT_ONCE = 8;

    /** An address that a browser reads as the one it is at. */
    private static final String HERE = "";

    private final OutagePage page;
    private final ObjectMapper json;
    private final MeterRegistry metrics;
    private final Semaphore writing = new Semaphore(AT_ONCE);
    private final Map<Refusal, byte[]> problems = new ConcurrentHashMap<>();
    private final Map<Refusal, byte[]> pages = new ConcurrentHashMap<>();

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
     * @return whether anything was said
     */
    boolean write(Refusal refusal, Duration wait, boolean typed, Request request, Response response)
            throws IOException {
        metrics.counter("schakel.web.geweigerd", "reden", refusal.code()).increment();
        if (response.isCommitted()) {
            return false;
        }
        if (!writing.tryAcquire()) {
            request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
            return false;
        }
        try {
            say(refusal, wait, typed, request, response);
            return true;
        } finally {
            writing.release();
        }
    }

    private void say(Refusal refusal, Duration wait, boolean typed, Request request, Response response)
            throws IOException {
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
            response.getOutputStream().write(problems.computeIfAbsent(refusal, this::problem));
        } else {
            response.setContentType(MediaType.TEXT_HTML_VALUE);
            response.setHeader("Content-Security-Policy", OutagePage.POLICY);
            response.getOutputStream()
                    .write(
                            typed
                                    ? page(refusal, request.getRequestURI(), typed(request))
                                    : pages.computeIfAbsent(refusal, same -> page(same, HERE, List.of())));
        }
        response.finishResponse();
    }

    private static List<OutagePage.Field> typed(Request request) throws IOException {
        if (request.getCharacterEncoding() == null) {
            request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        }
        return OutagePage.typed(request);
    }

    private byte[] page(Refusal refusal, String path, List<OutagePage.Field> fields) {
        return page.render(refusal.page(), path, fields).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] problem(Refusal refusal) {
        ProblemDetail problem = ProblemDetail.forStatus(refusal.status());
        problem.setType(URI.create("urn:schakel:" + refusal.code()));
        problem.setTitle(refusal.title());
        problem.setDetail(refusal.detail());
        try {
            return json.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
