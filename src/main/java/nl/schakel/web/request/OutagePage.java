package nl.schakel.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.ISpringTemplateEngine;

/**
 * View factory: the page for while the database is away, or when a request is not taken in. It needs no session and no
 * table, and gives back what somebody had typed: to read, to copy, and to send again as it was.
 */
@Component
public class OutagePage {

    /** As strict as a page can be: there is a style sheet and a form that goes back to us. */
    public static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'self'";

    private static final Locale DUTCH = Locale.forLanguageTag("nl");
    private static final String LOGIN = "/inloggen";
    /** Shorter values are codes and ticks; somebody who typed a story wants to see that it is still there. */
    private static final int STORY = 20;

    /** One value of the form; a story is shown, everything else goes along unseen. */
    public record Field(String name, String value) {

        public boolean isStory() {
            return value.length() >= STORY && value.contains(" ");
        }
    }

    private static final String OUTAGE = "503";

    private final ISpringTemplateEngine templates;
    private final ResourceUrlProvider resources;

    OutagePage(ISpringTemplateEngine templates, ResourceUrlProvider resources) {
        this.templates = templates;
        this.resources = resources;
    }

    String render(HttpServletRequest request) {
        return render(OUTAGE, request.getRequestURI(), typed(request));
    }

    /**
     * @param kind which words of {@code fout.<kind>} it says
     * @param path where to try again
     * @param fields what is given back
     */
    public String render(String kind, String path, List<Field> fields) {
        Context context = new Context(DUTCH);
        context.setVariable("kind", kind);
        context.setVariable("style", resources.getForLookupPath("/assets/schakel.css"));
        context.setVariable("path", path);
        context.setVariable("fields", fields);
        // a browser drops the first line break of a text area
        context.setVariable("newline", "\n");
        return templates.process("storing", context);
    }

    /** Nothing of a login form: a password does not belong in a page. */
    public static List<Field> typed(HttpServletRequest request) {
        List<Field> fields = new ArrayList<>();
        if (HttpMethod.POST.matches(request.getMethod())
                && !request.getRequestURI().startsWith(LOGIN)) {
            for (Map.Entry<String, String[]> parameter :
                    request.getParameterMap().entrySet()) {
                for (String value : parameter.getValue()) {
                    fields.add(new Field(parameter.getKey(), value));
                }
            }
        }
        return fields;
    }
}
