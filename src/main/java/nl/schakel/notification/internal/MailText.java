package nl.schakel.notification.internal;

import nl.schakel.notification.Template;
import nl.schakel.support.text.Sentences;
import org.springframework.web.util.HtmlUtils;

/** Value: the Dutch text of a mail: that there is news and where, nothing about whom or what. */
record MailText(String subject, String plain, String html) {

    private static final Sentences TEXTS = Sentences.of("notification-messages");

    /** In a text: the end of the link, which is an id or a code and never content. */
    private static final String QUOTED = "{kenmerk}";

    static MailText of(Template template, String link) {
        String subject = TEXTS.say(template + ".onderwerp");
        String text = TEXTS.say(template + ".tekst").replace(QUOTED, endOf(link));
        String button = TEXTS.say(template + ".knop");
        String greeting = TEXTS.say("aanhef");
        String why = TEXTS.say("waarom-zo-kort");
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
