package nl.schakel.web.api;

import java.net.URI;
import nl.schakel.support.input.StaleChange;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Exception: a change that was based on an older version: a 412 that holds what there is now. */
public class Outdated extends RuntimeException {

    private final transient ProblemDetail problem;

    /** @param older what the domain said of it */
    public Outdated(StaleChange older) {
        super(older);
        problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.PRECONDITION_FAILED, older.errors().get(0).message());
        problem.setType(URI.create("urn:schakel:veranderd"));
        problem.setTitle("Dit is intussen veranderd");
    }

    /** Tells what there is now. */
    public Outdated with(String property, Object value) {
        problem.setProperty(property, value);
        return this;
    }

    ProblemDetail problem() {
        return problem;
    }
}
