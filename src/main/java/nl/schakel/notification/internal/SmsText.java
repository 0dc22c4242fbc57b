package nl.schakel.notification.internal;

import java.util.Locale;
import java.util.ResourceBundle;
import nl.schakel.notification.Template;

/** The Dutch text of an SMS: that somebody is needed and where to log in, nothing about whom or what. */
final class SmsText {

    /** One SMS; a longer text arrives in pieces, or not at all. */
    static final int LONGEST = 160;

    private SmsText() {}

    /** The text with its link; without it when the two do not fit in one SMS. */
    static String of(Template template, String link) {
        String text =
                ResourceBundle.getBundle("notification-messages", Locale.ROOT).getString(template + ".sms");
        String whole = text + " " + link;
        return whole.length() <= LONGEST ? whole : text;
    }
}
