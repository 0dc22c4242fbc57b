package nl.schakel.web.api;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Exception: what was asked cannot be, because of what others did: a 409 whose types stand in {@link AlsoAnswers}. */
public class Conflict extends RuntimeException {

    private final transient ProblemDetail problem;

    /** @param type without {@code urn:schakel:} */
    public Conflict(String type, String title, String why) {
        super(type);
        problem = ProblemDetail.forStatus(HttpStatus.CONFLICT);
        problem.setType(URI.create("urn:schakel:" + type));
        problem.setTitle(title);
        problem.setDetail(why);
    }

    /** Tells one thing more; nothing when there is nothing to tell. */
    public Conflict with(String property, Object value) {
        if (value != null) {
            problem.setProperty(property, value);
        }
        return this;
    }

    ProblemDetail problem() {
        return problem;
    }
}
