package nl.schakel.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * View model: what somebody had typed when the session turned out to be lost. It travels in the pages themselves, as
 * hidden fields through login and back: nothing of it is stored before somebody is known. Only on the way to the provider of an
 * organisation it waits in the session, sealed.
 *
 * @param path where it was going
 */
record TypedInput(String path, List<Field> fields) implements Serializable {

    /** One field of a form; a name may occur more than once. */
    record Field(String name, String value) implements Serializable {}

    /** Name of the request attribute under which it goes from a filter to a page. */
    static final String ATTRIBUTE = TypedInput.class.getName();

    static final String PATH_PARAMETER = "verder";
    static final String PREFIX = "bewaard.";
    private static final String CSRF_PARAMETER = "_csrf";

    /** Stands for a form that is one button: it is sent on, and not opened as a page. */
    private static final Field BUTTON = new Field("verzonden", "ja");

    /** From the form that could not be accepted. */
    static TypedInput refused(HttpServletRequest request) {
        List<Field> fields = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals(CSRF_PARAMETER)) {
                add(fields, name, values);
            }
        });
        if (fields.isEmpty()) {
            fields.add(BUTTON);
        }
        return new TypedInput(LocalPath.of(request.getRequestURI()), fields);
    }

    /** From the login form that carried it along. */
    static TypedInput carried(HttpServletRequest login) {
        List<Field> fields = new ArrayList<>();
        for (Map.Entry<String, String[]> parameter : login.getParameterMap().entrySet()) {
            if (parameter.getKey().startsWith(PREFIX)) {
                add(fields, parameter.getKey().substring(PREFIX.length()), parameter.getValue());
            }
        }
        return new TypedInput(LocalPath.of(login.getParameter(PATH_PARAMETER)), fields);
    }

    /** How many characters it has. */
    int length() {
        return fields.stream()
                .mapToInt(field -> field.name().length() + field.value().length())
                .sum();
    }

    boolean isEmpty() {
        return fields.isEmpty() || path.isEmpty();
    }

    private static void add(List<Field> fields, String name, String[] values) {
        for (String value : values) {
            fields.add(new Field(name, value));
        }
    }
}
