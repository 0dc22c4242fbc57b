package nl.schakel.notification.internal;

import nl.schakel.notification.Template;
import nl.schakel.support.text.Sentences;

/** Text factory: the Dutch text of an SMS: that somebody is needed and where to log in, nothing about whom or what. */
final class SmsText {

    /** One SMS; a longer text arrives in pieces, or not at all. */
    static final int LONGEST = 160;

    private static final Sentences TEXTS = Sentences.of("notification-messages");

    private SmsText() {}

    /** The text with its link; without it when the two do not fit in one SMS. */
    static String of(Template template, String link) {
        String text = TEXTS.say(template + ".sms");
        String whole = text + " " + link;
        return whole.length() <= LONGEST ? whole : text;
    }
}
