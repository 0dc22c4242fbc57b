package nl.schakel.web.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.util.HtmlUtils;

/**
 * The page for when nothing else can be made: no database, no session, no template. What somebody had typed in a form
 * stands on it, to be read, copied and sent once more.
 */
@Component
class UnreachablePage {

    private static final Set<String> NEVER_SHOWN_AGAIN = Set.of("wachtwoord", "inzagecode", "_csrf");

    private final Words words;
    private final ResourceUrlProvider assets;

    UnreachablePage(Words words, ResourceUrlProvider assets) {
        this.words = words;
        this.assets = assets;
    }

    String html(HttpServletRequest request) {
        StringBuilder html = new StringBuilder();
        html.append("<!DOCTYPE html><html lang=\"nl\"><head><meta charset=\"utf-8\"><title>")
                .append(text("fout.503.kop"))
                .append("</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<link rel=\"stylesheet\" href=\"")
                .append(HtmlUtils.htmlEscape(stylesheet()))
                .append("\"></head><body><header class=\"site-header\"><div class=\"wrap\"><p class=\"wordmark\">")
                .append(text("schil.naam"))
                .append("</p></div></header><main><div class=\"wrap wrap--narrow\"><h1>")
                .append(text("fout.503.kop"))
                .append("</h1><p class=\"lead\">")
                .append(text("fout.503.tekst"))
                .append("</p><p>")
                .append(text("fout.503.doen"))
                .append("</p>");
        if ("POST".equals(request.getMethod())) {
            typed(html, request);
        }
        return html.append("</div></main></body></html>").toString();
    }

    String problem() {
        return "{\"type\":\"urn:schakel:niet-bereikbaar\",\"title\":\"%s\",\"status\":503,\"detail\":\"%s\"}"
                .formatted(words.say("fout.503.kop"), words.say("fout.503.doen"));
    }

    /** The form once more: the long text to read, everything else carried along, and a button that sends it again. */
    private void typed(StringBuilder html, HttpServletRequest request) {
        boolean login = request.getParameterMap().containsKey("wachtwoord");
        if (login) {
            return;
        }
        html.append("<form method=\"post\" action=\"")
                .append(HtmlUtils.htmlEscape(request.getRequestURI()))
                .append("\">");
        request.getParameterMap().forEach((name, values) -> {
            for (String value : values) {
                if (!NEVER_SHOWN_AGAIN.contains(name) && value.length() > 60) {
                    area(html, name, value);
                } else {
                    hidden(html, name, value);
                }
            }
        });
        html.append("<p><button class=\"utrecht-button utrecht-button--primary-action\" type=\"submit\">")
                .append(text("fout.503.opnieuw"))
                .append("</button></p></form>");
    }

    private void area(StringBuilder html, String name, String value) {
        String id = HtmlUtils.htmlEscape("veld-" + name);
        html.append("<div class=\"field\"><label class=\"utrecht-form-label\" for=\"")
                .append(id)
                .append("\">")
                .append(text("fout.503.getypt"))
                .append("</label><textarea class=\"utrecht-textarea\" rows=\"8\" id=\"")
                .append(id)
                .append("\" name=\"")
                .append(HtmlUtils.htmlEscape(name))
                .append("\">\n")
                .append(HtmlUtils.htmlEscape(value))
                .append("</textarea></div>");
    }

    private static void hidden(StringBuilder html, String name, String value) {
        html.append("<input type=\"hidden\" name=\"")
                .append(HtmlUtils.htmlEscape(name))
                .append("\" value=\"")
                .append(HtmlUtils.htmlEscape(value))
                .append("\">");
    }

    private String stylesheet() {
        String hashed = assets.getForLookupPath("/assets/schakel.css");
        return hashed == null ? "/assets/schakel.css" : hashed;
    }

    private String text(String key) {
        return HtmlUtils.htmlEscape(words.say(key), "UTF-8");
    }
}
