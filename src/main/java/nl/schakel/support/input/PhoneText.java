package nl.schakel.support.input;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Utility for a phone number as people write it: with dots, two of them, with hours or an extension. It recognises a
 * number in such a text, for a hint or to dial; it is never a reason to refuse the text.
 */
public final class PhoneText {

    private static final String HERE = "NL";

    /** What stands in a text that is one number and nothing else, also a short one such as 112. */
    private static final Pattern BARE = Pattern.compile("\\+?[0-9 ().\\u00a0/-]{3,25}");

    private static final Pattern NO_KEY = Pattern.compile("[^0-9+]");

    /** The library looks for a start at each sign; a longer text is no contact detail. */
    private static final int LONGEST = 300;

    private PhoneText() {}

    /** The first number in the text, as a telephone dials it; empty when none is recognised. */
    public static Optional<String> dialable(String typed) {
        if (typed == null || typed.length() > LONGEST) {
            return Optional.empty();
        }
        for (PhoneNumberMatch match :
                PhoneNumberUtil.getInstance().findNumbers(typed, HERE, Leniency.POSSIBLE, Long.MAX_VALUE)) {
            return Optional.of(keys(typed.substring(match.start(), numberEnd(match))));
        }
        return Optional.of(typed.strip())
                .filter(text -> BARE.matcher(text).matches())
                .map(PhoneText::keys)
                .filter(keys -> keys.chars().anyMatch(Character::isDigit));
    }

    /** Where an SMS goes: a text that is one number as it was typed, of any other the first number in it. */
    public static Optional<String> forSms(String typed) {
        return typed != null && BARE.matcher(typed).matches() && !typed.contains(".") && !typed.contains("/")
                ? Optional.of(typed)
                : dialable(typed);
    }

    /** Without the extension that the library takes for a part of the number. */
    private static int numberEnd(PhoneNumberMatch match) {
        String extension = match.number().getExtension();
        int at = extension.isEmpty() ? -1 : match.rawString().lastIndexOf(extension);
        return at < 0 ? match.end() : match.start() + at;
    }

    private static String keys(String text) {
        return NO_KEY.matcher(text).replaceAll("");
    }
}
