package nl.schakel.web.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.schakel.access.NotVisible;
import nl.schakel.placement.NotAllowed;
import nl.schakel.process.TaskGone;
import nl.schakel.web.limits.JsonLimits;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What a page answers when it may not be shown: the same page whether it does not exist or is not for this person. */
@ControllerAdvice(basePackageClasses = PageProblems.class)
// before the general answers to systems, which would name what was wrong with the address
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageProblems {

    @ExceptionHandler({NotVisible.class, MethodArgumentTypeMismatchException.class})
    void notVisible(HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }

    /** A script of ours sent what cannot be read; it knows its page by the status. */
    @ExceptionHandler
    void unreadable(HttpMessageNotReadableException refused, HttpServletResponse response) throws IOException {
        response.sendError(
                (JsonLimits.explain(refused) ? HttpStatus.PAYLOAD_TOO_LARGE : HttpStatus.BAD_REQUEST).value());
    }

    @ExceptionHandler
    void notAllowed(NotAllowed refused, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.FORBIDDEN.value());
    }

    @ExceptionHandler
    void gone(TaskGone gone, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.CONFLICT.value());
    }
}
