package nl.schakel.web.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import nl.schakel.access.NotVisible;
import nl.schakel.placement.NotAllowed;
import nl.schakel.process.tasks.TaskGone;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.IdempotencyConflict;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.limits.JsonLimits;
import nl.schakel.web.request.Reasons;
import nl.schakel.web.security.RefusedRequests;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;

/**
 * Exception handler of the pages. What may not be shown answers the same as what does not exist; what cannot be read is
 * told in words.
 */
@ControllerAdvice(annotations = PageController.class)
// before the general answers, which know less of why
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageProblems {

    private final RefusedRequests refusals;

    PageProblems(RefusedRequests refusals) {
        this.refusals = refusals;
    }

    @ExceptionHandler
    void notVisible(NotVisible refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.refused(request, refused.dossier());
        response.sendError(HttpStatus.NOT_FOUND.value());
    }

    /** In the path it is an address that does not exist; elsewhere something that cannot be read. */
    @ExceptionHandler
    void wrongType(
            MethodArgumentTypeMismatchException refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (refused.getParameter().hasParameterAnnotation(PathVariable.class)) {
            refusals.refused(request);
            response.sendError(HttpStatus.NOT_FOUND.value());
        } else {
            Reasons.tell(request, "fout.veld.onleesbaar", refused.getName());
            response.sendError(HttpStatus.BAD_REQUEST.value());
        }
    }

    @ExceptionHandler
    void invalid(InvalidInput refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Reasons.tell(request, refused.errors());
        response.sendError(HttpStatus.BAD_REQUEST.value());
    }

    /** A script of ours sent what cannot be read; it knows its page by the status. */
    @ExceptionHandler
    void unreadable(HttpMessageNotReadableException refused, HttpServletResponse response) throws IOException {
        response.sendError(
                (JsonLimits.explain(refused) ? HttpStatus.PAYLOAD_TOO_LARGE : HttpStatus.BAD_REQUEST).value());
    }

    /** No browser sends that, unless its line broke; who sent too much has an answer already. */
    @ExceptionHandler
    void noParts(MultipartException refused, HttpServletResponse response) throws IOException {
        if (!response.isCommitted()) {
            response.sendError(HttpStatus.BAD_REQUEST.value());
        }
    }

    @ExceptionHandler
    void sentBefore(IdempotencyConflict refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Reasons.tell(request, List.of(FieldError.of("sleutel", "sleutel-hergebruikt", "fout.pagina.al-verstuurd")));
        response.sendError(HttpStatus.CONFLICT.value());
    }

    @ExceptionHandler
    void notAllowed(NotAllowed refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.refused(request);
        response.sendError(HttpStatus.FORBIDDEN.value());
    }

    @ExceptionHandler
    void gone(TaskGone gone, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.CONFLICT.value());
    }
}
