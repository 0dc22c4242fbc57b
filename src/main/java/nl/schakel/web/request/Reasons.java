package nl.schakel.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import nl.schakel.support.input.FieldError;

/** Request attribute: why a request was refused, on its way from who refuses it to who words the answer. */
public final class Reasons {

    private static final String ATTRIBUTE = Reasons.class.getName();

    private Reasons() {}

    /** One reason; what the parts are, see {@link FieldError}. */
    public static void tell(HttpServletRequest request, String sentence, Object... values) {
        tell(request, List.of(FieldError.of("adres", "onleesbaar", sentence, values)));
    }

    /** The same for several at once. */
    public static void tell(HttpServletRequest request, List<FieldError> errors) {
        request.setAttribute(ATTRIBUTE, List.copyOf(errors));
    }

    /** What was told; empty when nothing was. */
    @SuppressWarnings("unchecked")
    public static List<FieldError> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof List<?> told ? (List<FieldError>) told : List.of();
    }
}
