package nl.schakel.notification.internal;

import java.util.Locale;
import java.util.ResourceBundle;
import nl.schakel.notification.Template;
import org.springframework.web.util.HtmlUtils;

/** The Dutch text of a mail: that there is news and where, nothing about whom or what. */
record MailText(String subject, String plain, String html) {

    private static final String BUNDLE = "notification-messages";

    /** In a text: the end of the link, which is an id or a code and never content. */
    private static final String QUOTED = "{kenmerk}";

    static MailText of(Template template, String link) {
        ResourceBundle texts = ResourceBundle.getBundle(BUNDLE, Locale.ROOT);
        String subject = texts.getString(template + ".onderwerp");
        String text = texts.getString(template + ".tekst").replace(QUOTED, endOf(link));
        String button = texts.getString(template + ".knop");
        String greeting = texts.getString("aanhef");
        String why = texts.getString("waarom-zo-kort");
        String plain = String.join("\n\n", greeting, text, button + ":\n" + link, why) + "\n";
        String html = """
                <!DOCTYPE html>
                <html lang="nl">
                <head><meta charset="utf-8"><title>%s</title></head>
                <body style="font-family: sans-serif; font-size: 16px; line-height: 1.5">
                <p>%s</p>
                <p>%s</p>
                <p><a href="%s">%s</a></p>
                <p>%s</p>
                </body>
                </html>
                """.formatted(
                        HtmlUtils.htmlEscape(subject, "UTF-8"),
                        HtmlUtils.htmlEscape(greeting, "UTF-8"),
                        HtmlUtils.htmlEscape(text, "UTF-8"),
                        HtmlUtils.htmlEscape(link, "UTF-8"),
                        HtmlUtils.htmlEscape(button, "UTF-8"),
                        HtmlUtils.htmlEscape(why, "UTF-8"));
        return new MailText(subject, plain, html);
    }

    private static String endOf(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }
}
