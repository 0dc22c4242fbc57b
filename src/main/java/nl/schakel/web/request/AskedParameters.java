package nl.schakel.web.request;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.input.StorableText;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.ClassUtils;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Handler interceptor that ignores no parameter silently: what the method behind an address does not know, what it can
 * take once and came twice, and what cannot be kept is refused, before the method sees it. The names are read from the
 * method, so that no list has to be kept beside it.
 *
 * <p>A page that has no filter takes any name: a link to it may have gone through a mail program that adds its own.
 */
class AskedParameters implements HandlerInterceptor {

    /** Says that a task stands in the frame of Tasklist; every page knows it. */
    private static final String FRAME = "kader";

    private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();
    private static final String PARSE_FAILED = "org.apache.catalina.parameter_parse_failed";
    private static final String OURS = "nl.schakel.";

    /** What is sent with another method has no meaning (RFC 9110, 9.3), so its form has none either. */
    private static final Set<String> WITH_CONTENT = Set.of("POST", "PUT", "PATCH");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotSupportedException {
        // a page about an error, or one that gives back what was typed, is not asked for by its parameters
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && handler instanceof HandlerMethod method
                && ClassUtils.getPackageName(method.getBeanType()).startsWith(OURS)) {
            if (inParts(request) && readsContent(method) && !takesFile(method)) {
                throw new HttpMediaTypeNotSupportedException(
                        MediaType.MULTIPART_FORM_DATA, List.of(MediaType.APPLICATION_FORM_URLENCODED));
            }
            List<FieldError> errors = check(request, method);
            if (!errors.isEmpty()) {
                throw new InvalidInput(errors);
            }
        }
        return true;
    }

    /** A form that comes in parts can hold a file, for which only a few addresses have a use. */
    private static boolean inParts(HttpServletRequest request) {
        String type = request.getContentType();
        return WITH_CONTENT.contains(request.getMethod())
                && type != null
                && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /** Some addresses of the API take no content; what is sent along is not read, whatever form it says to have. */
    private static boolean readsContent(HandlerMethod method) {
        return !AnnotatedElementUtils.hasAnnotation(method.getBeanType(), RestController.class)
                || Arrays.stream(method.getMethodParameters())
                        .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }

    private static boolean takesFile(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> MultipartFile.class.isAssignableFrom(parameter.getParameterType()));
    }

    private static List<FieldError> check(HttpServletRequest request, HandlerMethod method) {
        Map<String, String[]> sent = request.getParameterMap();
        List<FieldError> errors = new ArrayList<>();
        if (request.getAttribute(PARSE_FAILED) != null) {
            errors.add(FieldError.of("verzoek", "onleesbaar", "fout.verzoek.onleesbaar"));
        }
        Map<String, Boolean> known = known(method);
        if (names(request, known)) {
            sent.forEach((name, values) -> check(name, values, known, errors));
        }
        sent.forEach((name, values) -> {
            boolean kept = StorableText.is(name);
            for (String value : values) {
                kept = kept && StorableText.is(value);
            }
            if (!kept) {
                errors.add(FieldError.of(
                        known.containsKey(name) ? name : "veld", StorableText.CODE, StorableText.SENTENCE));
            }
        });
        return errors;
    }

    private static void check(String name, String[] values, Map<String, Boolean> known, List<FieldError> errors) {
        if (name.equals(FRAME)) {
            return;
        }
        if (!known.containsKey(name)) {
            errors.add(FieldError.of(
                    "filter",
                    "onbekend-filter",
                    known.isEmpty() ? "fout.filter.geen" : "fout.filter.onbekend",
                    String.join(", ", known.keySet())));
        } else if (values.length > 1 && !known.get(name)) {
            errors.add(FieldError.of(name, "dubbel", "fout.veld.dubbel", name));
        }
    }

    /** Whether the parameters are filters: always over the API, and where a page is asked for that has any. */
    private static boolean names(HttpServletRequest request, Map<String, Boolean> known) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.startsWith("/api/") || path.startsWith("/scim/")) {
            return true;
        }
        boolean reads = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
        return reads && !known.isEmpty();
    }

    /** By name, whether it may come more than once. */
    private static Map<String, Boolean> known(HandlerMethod method) {
        Map<String, Boolean> known = new LinkedHashMap<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            Class<?> type = parameter.getParameterType();
            if (named != null) {
                parameter.initParameterNameDiscovery(NAMES);
                String name = named.name().isEmpty() ? parameter.getParameterName() : named.name();
                known.put(name, Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type));
            } else if (type.isRecord()
                    && !parameter.hasParameterAnnotation(RequestBody.class)
                    && !parameter.hasParameterAnnotation(PathVariable.class)) {
                for (var component : type.getRecordComponents()) {
                    known.put(component.getName(), Collection.class.isAssignableFrom(component.getType()));
                }
            }
        }
        return known;
    }
}
