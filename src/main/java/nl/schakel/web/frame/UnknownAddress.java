package nl.schakel.web.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.web.request.Reasons;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Exception handler for addresses, methods and forms of data that do not exist, wherever. It keeps the headers that say
 * what does exist, and leaves the words to {@link ErrorPage}; Spring's own would be English.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class UnknownAddress {

    @ExceptionHandler({
        NoResourceFoundException.class,
        NoHandlerFoundException.class,
        HttpRequestMethodNotSupportedException.class,
        HttpMediaTypeNotSupportedException.class,
        HttpMediaTypeNotAcceptableException.class,
        ServletRequestBindingException.class,
        MethodArgumentNotValidException.class,
        ResponseStatusException.class
    })
    void unknown(Exception failure, HttpServletResponse response) throws IOException {
        ErrorResponse known = (ErrorResponse) failure;
        known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.sendError(known.getStatusCode().value());
    }

    @ExceptionHandler
    void invalid(InvalidInput refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Reasons.tell(request, refused.errors());
        response.sendError(HttpStatus.BAD_REQUEST.value());
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, MultipartException.class, RequestRejectedException.class})
    void unreadable(Exception failure, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.BAD_REQUEST.value());
    }
}
