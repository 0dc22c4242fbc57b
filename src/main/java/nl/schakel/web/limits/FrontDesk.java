package nl.schakel.web.limits;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import nl.schakel.web.limits.BodyLimits.Limit;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.buf.ByteChunk;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * Admission control: takes requests in, or not: a lane with room, not too often, not too much, not too slow; and only
 * then the application. Until then no session, no table and no parser has been asked anything, but for whose session
 * it is.
 */
@Component
class FrontDesk {

    /** The most fields of a form and its address together; the largest of our forms has some two hundred. */
    static final int MOST_FIELDS = 1000;

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final String REPORTS = "/api/v1/meldingen";

    /** What is done with a request that was let in. */
    interface Application {
        void handle() throws IOException, ServletException;
    }

    /** Why not, and how long to wait. */
    private record No(Refusal reason, Duration retryAfter) {}

    private final BodyLimits limits;
    private final Visitors visitors;
    private final OpenPostLimit posts;
    private final ReportRateLimit reports;
    private final ProvenPasswords passwords;
    private final RefusalAnswers answers;

    FrontDesk(
            BodyLimits limits,
            Visitors visitors,
            OpenPostLimit posts,
            ReportRateLimit reports,
            ProvenPasswords passwords,
            RefusalAnswers answers) {
        this.limits = limits;
        this.visitors = visitors;
        this.posts = posts;
        this.reports = reports;
        this.passwords = passwords;
        this.answers = answers;
    }

    void take(Request request, Response response, Application application) throws IOException, ServletException {
        Limit limit = limits.of(request.getDecodedRequestURI(), request.getContentType());
        boolean tooBig = request.getContentLengthLong() > limit.bytes();
        Visitor visitor = tooBig ? visitors.stranger(request) : visitors.of(request, limit.streamed());
        try (RequestLane.LanePlace place = visitor.lane().enter(visitor.key())) {
            if (place == null) {
                answers.write(Refusal.BUSY, null, false, request, response);
                return;
            }
            No no = tooBig ? new No(Refusal.TOO_BIG, null) : tooOften(request, visitor);
            if (no != null) {
                refuseUnread(no, request, response);
                return;
            }
            serve(request, response, limit, place, application);
            if (visitor.claim() != null && response.getStatus() / 100 == 2) {
                passwords.right(visitor.claim());
            }
        }
    }

    private No tooOften(Request request, Visitor visitor) {
        if (!visitor.anonymous() || READING.contains(request.getMethod())) {
            return null;
        }
        String path = request.getDecodedRequestURI();
        Optional<Duration> wait = posts.take(path, visitor.key());
        if (wait.isEmpty() && path.equals(REPORTS) && HttpMethod.POST.matches(request.getMethod())) {
            try {
                reports.takeOnce(request);
            } catch (ReportRateLimit.TooMany tooMany) {
                wait = Optional.of(tooMany.retryAfter());
            }
        }
        return wait.map(until -> new No(Refusal.TOO_OFTEN, until)).orElse(null);
    }

    private void refuseUnread(No no, Request request, Response response) throws IOException {
        if (answers.write(no.reason(), no.retryAfter(), false, request, response)) {
            takeTheRest(request);
        }
    }

    /**
     * Reads a little that was not read, since the line is closed when something is left: who is still sending hears no
     * answer then, and whose next request is on its way over that line loses it.
     */
    private static void takeTheRest(Request request) {
        boolean waits = request.getHeader("Expect") != null;
        boolean nearlyThere = request.getContentLengthLong() <= BodyLimits.LEFT_OVER;
        if (IncomingBody.follows(request.getCoyoteRequest()) && nearlyThere && !waits) {
            new IncomingBody(request.getCoyoteRequest(), BodyLimits.LEFT_OVER, Pace.LEFT_OVER).drain();
        }
    }

    private void serve(
            Request request, Response response, Limit limit, RequestLane.LanePlace place, Application application)
            throws IOException, ServletException {
        org.apache.coyote.Request line = request.getCoyoteRequest();
        InputBuffer unread = line.getInputBuffer();
        boolean follows = IncomingBody.follows(line);
        boolean form = BodyLimits.isForm(request.getContentType());
        int fields = fieldsOf(request.getQueryString());
        try {
            if (follows && limit.streamed()) {
                IncomingBody stream = new IncomingBody(line, limit.bytes(), Pace.STREAM);
                stream.whenRefused(reason -> answers.write(reason, null, false, request, response));
                line.setInputBuffer(stream);
            } else if (follows) {
                ByteChunk body = new IncomingBody(line, limit.bytes(), Pace.BODY).whole();
                line.setInputBuffer(new ReadBody(body));
                fields += form ? fieldsOf(body) : 0;
            }
            if (fields > MOST_FIELDS) {
                answers.write(Refusal.TOO_MANY_FIELDS, null, false, request, response);
            } else if (place.work()) {
                application.handle();
            } else {
                answers.write(Refusal.BUSY, null, form && !limit.streamed(), request, response);
            }
        } catch (Refused refused) {
            line.setInputBuffer(unread);
            refuseUnread(new No(refused.reason(), null), request, response);
            return;
        } finally {
            line.setInputBuffer(unread);
        }
        if (limit.streamed()) {
            takeTheRest(request);
        }
    }

    private static int fieldsOf(String query) {
        return query == null || query.isEmpty()
                ? 0
                : 1 + (int) query.chars().filter(c -> c == '&').count();
    }

    private static int fieldsOf(ByteChunk form) {
        int fields = form.getLength() == 0 ? 0 : 1;
        for (int at = form.getStart(); at < form.getEnd(); at++) {
            if (form.getBytes()[at] == '&') {
                fields++;
            }
        }
        return fields;
    }
}
