package nl.schakel.notification.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import nl.schakel.notification.Template;
import nl.schakel.notification.internal.WaitingMessage.MessageLine;
import nl.schakel.support.text.Sentences;
import org.springframework.web.util.HtmlUtils;

/** Value: the Dutch text of a mail: that there is news and where, nothing about whom or what. */
record MailText(String subject, String plain, String html) {

    private static final Sentences TEXTS = Sentences.of("notification-messages");

    /** In a text: the end of the link, which is an id or a code and never content. */
    private static final String QUOTED = "{kenmerk}";

    private static final String COUNT = "{aantal}";
    private static final int LINKS_OF_A_KIND = 10;
    private static final String REST = "/taken";

    /**
     * All that waits for somebody: as itself when it is one thing, else how many there are of each kind, and where.
     *
     * @param address the whole address of a page
     */
    static MailText of(List<MessageLine> lines, UnaryOperator<String> address) {
        Map<String, Template> about = new LinkedHashMap<>();
        // of two about the same page the most pressing counts
        lines.forEach(line ->
                about.merge(line.link(), line.template(), (one, other) -> one.compareTo(other) <= 0 ? one : other));
        if (about.size() == 1) {
            Map.Entry<String, Template> only = about.entrySet().iterator().next();
            return of(only.getValue(), address.apply(only.getKey()), lines.size());
        }
        Map<Template, List<String>> kinds = new TreeMap<>();
        about.forEach((link, template) ->
                kinds.computeIfAbsent(template, kind -> new ArrayList<>()).add(address.apply(link)));
        return together(kinds, about.size(), address.apply(REST));
    }

    /** About one thing. */
    static MailText of(Template template, String link) {
        return of(template, link, 1);
    }

    /** About one page on which so many things stand. */
    private static MailText of(Template template, String link, int count) {
        String more = count > 1 && TEXTS.has(template + ".tekst.samen") ? ".samen" : "";
        String subject = counted(template + ".onderwerp" + more, count);
        String text = counted(template + ".tekst" + more, count).replace(QUOTED, endOf(link));
        String button = TEXTS.say(template + ".knop");
        return whole(
                subject,
                text + "\n\n" + button + ":\n" + link,
                paragraph(escaped(text)) + paragraph(anchor(link, button)));
    }

    private static MailText together(Map<Template, List<String>> kinds, int all, String rest) {
        List<String> counts = new ArrayList<>();
        StringBuilder plain = new StringBuilder(counted("samen.tekst", all));
        StringBuilder html = new StringBuilder(paragraph(escaped(counted("samen.tekst", all))));
        kinds.forEach((template, pages) -> {
            String count = counted(template + (pages.size() == 1 ? ".een" : ".meer"), pages.size());
            counts.add(count);
            plain.append("\n\n").append(count).append(':');
            html.append(paragraph(escaped(count) + ":")).append("<ul>\n");
            pages.stream().limit(LINKS_OF_A_KIND).forEach(page -> {
                plain.append('\n').append(page);
                html.append("<li>")
                        .append(anchor(page, TEXTS.say(template + ".knop")))
                        .append("</li>\n");
            });
            if (pages.size() > LINKS_OF_A_KIND) {
                String more = counted("samen.meer", pages.size() - LINKS_OF_A_KIND);
                plain.append('\n').append(more).append(' ').append(rest);
                html.append("<li>").append(anchor(rest, more)).append("</li>\n");
            }
            html.append("</ul>\n");
        });
        return whole(TEXTS.say("samen.onderwerp") + " " + String.join(", ", counts), plain.toString(), html.toString());
    }

    private static MailText whole(String subject, String plain, String html) {
        String greeting = TEXTS.say("aanhef");
        String why = TEXTS.say("waarom-zo-kort");
        return new MailText(subject, String.join("\n\n", greeting, plain, why) + "\n", """
                <!DOCTYPE html>
                <html lang="nl">
                <head><meta charset="utf-8"><title>%s</title></head>
                <body style="font-family: sans-serif; font-size: 16px; line-height: 1.5">
                %s%s%s</body>
                </html>
                """.formatted(
                        escaped(subject), paragraph(escaped(greeting)), html, paragraph(escaped(why))));
    }

    private static String counted(String key, int count) {
        return TEXTS.say(key).replace(COUNT, Integer.toString(count));
    }

    private static String paragraph(String html) {
        return "<p>" + html + "</p>\n";
    }

    private static String anchor(String link, String words) {
        return "<a href=\"" + escaped(link) + "\">" + escaped(words) + "</a>";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private static String endOf(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }
}
