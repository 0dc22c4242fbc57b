package nl.schakel.web.request;

import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Controller advice: what is typed goes into the fields that a form declares, and nowhere else. Else a name such as {@code vanaf[0]} or
 * {@code vanaf.x} is looked for inside what was bound already, and ends as a failure of ours.
 */
@ControllerAdvice
class DeclaredFields {

    @InitBinder
    void onlyThose(WebDataBinder binder) {
        binder.setDeclarativeBinding(true);
    }
}
