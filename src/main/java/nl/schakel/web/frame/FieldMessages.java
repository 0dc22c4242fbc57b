package nl.schakel.web.frame;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.schakel.support.input.FieldError;

/** View factory: what is wrong per field, as the parts of a page show it: the first message of each. */
public final class FieldMessages {

    private FieldMessages() {}

    public static Map<String, String> of(List<FieldError> errors) {
        Map<String, String> messages = new LinkedHashMap<>();
        errors.forEach(error -> messages.putIfAbsent(error.field(), error.message()));
        return messages;
    }
}
