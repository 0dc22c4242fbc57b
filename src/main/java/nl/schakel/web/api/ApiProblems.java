package nl.schakel.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import nl.schakel.access.NotVisible;
import nl.schakel.placement.NotAllowed;
import nl.schakel.process.tasks.TaskGone;
import nl.schakel.support.attempt.TooManyAttempts;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.IdempotencyConflict;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.input.StaleChange;
import nl.schakel.support.input.StorableText;
import nl.schakel.web.limits.JsonLimits;
import nl.schakel.web.limits.ReportRateLimit;
import nl.schakel.web.request.DatabaseOutage;
import nl.schakel.web.request.StorableJson;
import nl.schakel.web.security.RefusedRequests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;

/**
 * Exception handler of the API: every refusal of the API as {@code application/problem+json} in Dutch; what was typed
 * is never repeated in it.
 */
@RestControllerAdvice(annotations = ApiController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ApiProblems {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    private final RefusedRequests refusals;

    ApiProblems(RefusedRequests refusals) {
        this.refusals = refusals;
    }

    /** One wrong field; the names are those of the Dutch API strategy. */
    record InvalidParam(String name, String code, String reason) {}

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidInput refused) {
        ProblemDetail problem = problem(
                HttpStatus.BAD_REQUEST, "ongeldige-invoer", "Niet alles is goed ingevuld", "Er is niets opgeslagen.");
        List<InvalidParam> params = refused.errors().stream()
                .map(e -> new InvalidParam(e.field(), e.code(), e.message()))
                .toList();
        problem.setProperty("invalidParams", params);
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException refused) {
        List<FieldError> texts = StorableJson.errors(refused);
        if (!texts.isEmpty()) {
            return invalid(new InvalidInput(texts));
        }
        if (JsonLimits.explain(refused)) {
            return answer(problem(
                    HttpStatus.PAYLOAD_TOO_LARGE,
                    "te-groot",
                    "Dit bericht is te groot of te ingewikkeld",
                    "Een tekst of getal is te lang, er zijn te veel onderdelen, of het zijn te veel lagen in elkaar. Er is"
                            + " niets opgeslagen."));
        }
        return answer(problem(
                HttpStatus.BAD_REQUEST,
                "onleesbaar",
                "Wij kunnen dit bericht niet lezen",
                "Stuur geldige JSON (UTF-8) met alleen velden en soorten waarden die in de beschrijving van de API"
                        + " staan. Er is niets opgeslagen."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noParts(MultipartException refused) {
        return answer(problem(
                HttpStatus.BAD_REQUEST,
                "onleesbaar",
                "Wij kunnen dit bericht niet lezen",
                "Stuur het bestand als deel van multipart/form-data, met een boundary in Content-Type en tot het einde toe. Er"
                        + " is niets opgeslagen."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException refused, HttpServletRequest request) {
        if (refused.getParameter().hasParameterAnnotation(PathVariable.class)) {
            refusals.refused(request);
            return notFound();
        }
        return invalid(InvalidInput.of(refused.getName(), "onleesbaar", "fout.waarde.onleesbaar"));
    }

    /** A name of a parameter or a value of a header holds characters that none has. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(RequestRejectedException refused) {
        return invalid(InvalidInput.of("verzoek", StorableText.CODE, StorableText.SENTENCE));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notVisible(NotVisible refused, HttpServletRequest request) {
        refusals.refused(request, refused.dossier());
        return notFound();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notAllowed(NotAllowed refused, HttpServletRequest request) {
        refusals.refused(request);
        return answer(problem(
                HttpStatus.FORBIDDEN,
                "geen-toegang",
                "U heeft hier geen toegang",
                "Dit kan alleen in een andere rol. Er is niets opgeslagen."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> gone(TaskGone gone) {
        String by = gone.by() == null
                ? "De route is intussen verder gegaan; deze taak is niet meer nodig."
                : "De taak is intussen afgerond door: " + gone.by() + ".";
        return answer(problem(HttpStatus.CONFLICT, "taak-afgerond", "Deze taak is al klaar", by));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> conflict(Conflict conflict) {
        return answer(conflict.problem());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> outdated(Outdated outdated) {
        return answer(outdated.problem());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> changed(StaleChange older) {
        return answer(new Outdated(older).problem());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> versionNeeded(VersionNeeded missing) {
        return answer(problem(
                HttpStatus.PRECONDITION_REQUIRED,
                "versie-nodig",
                "Zeg welke versie u zag",
                "Stuur de ETag mee in If-Match, of 'versie' in het bericht. Anders kan een oude stand over een nieuwe"
                        + " komen. Er is niets opgeslagen."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> otherContent(IdempotencyConflict conflict) {
        return answer(problem(
                HttpStatus.CONFLICT,
                "sleutel-hergebruikt",
                "Deze sleutel is al gebruikt voor iets anders",
                "Met dezelfde sleutel kwam eerder een andere inhoud. Die staat er nog; wat u nu stuurde, is niet"
                        + " opgeslagen. Stuur het opnieuw met een nieuwe sleutel."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooMany(ReportRateLimit.TooMany refused) {
        return wait(refused.retryAfter(), "U doet veel meldingen achter elkaar. Wacht even en probeer het opnieuw.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooManyCodes(TooManyAttempts refused, HttpServletRequest request) {
        refusals.refused(request);
        return wait(refused.retryAfter(), "Er is te vaak een verkeerde code gebruikt. Wacht even en probeer opnieuw.");
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class,
        org.springframework.dao.QueryTimeoutException.class
    })
    ResponseEntity<ProblemDetail> noDatabase(Exception failure) {
        LOG.warn("database not reachable: {}", failure.getClass().getSimpleName());
        return answer(DatabaseOutage.problem());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> other(Exception failure) throws Exception {
        if (failure instanceof ErrorResponse known) {
            HttpStatusCode status = known.getStatusCode();
            ProblemDetail problem =
                    problem(HttpStatus.valueOf(status.value()), "fout", title(status), "Er is niets opgeslagen.");
            return ResponseEntity.status(status)
                    .headers(known.getHeaders())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        if (failure instanceof org.springframework.security.access.AccessDeniedException
                || failure instanceof org.springframework.security.core.AuthenticationException) {
            throw failure;
        }
        if (DatabaseOutage.explains(failure)) {
            return noDatabase(failure);
        }
        // the class only: a message could hold what somebody typed
        LOG.error("unexpected failure: {}", cause(failure), failure instanceof DataAccessException ? null : failure);
        return answer(problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "onverwacht",
                "Er ging iets mis bij ons",
                "Er is niets opgeslagen. Probeer het opnieuw, of neem contact op met de beheerder."));
    }

    private static String cause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return failure.getClass().getSimpleName() + " / " + root.getClass().getSimpleName();
    }

    private static String title(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> "Dit bestaat niet, of u mag het niet zien";
            case 405 -> "Dit kan hier niet";
            case 406, 415 -> "Deze vorm kennen wij niet; gebruik application/json";
            default -> "Dit verzoek klopt niet";
        };
    }

    private static ResponseEntity<ProblemDetail> notFound() {
        return answer(problem(
                HttpStatus.NOT_FOUND,
                "niet-gevonden",
                "Dit bestaat niet, of u mag het niet zien",
                "Controleer het nummer en de code."));
    }

    private static ResponseEntity<ProblemDetail> wait(Duration retryAfter, String detail) {
        long seconds = Math.max(1, retryAfter.toSeconds());
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(HttpStatus.TOO_MANY_REQUESTS, "te-vaak", "Even wachten", detail));
    }

    private static ProblemDetail problem(HttpStatus status, String type, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:schakel:" + type));
        problem.setTitle(title);
        problem.setDetail(detail);
        return problem;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
