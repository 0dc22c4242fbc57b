package nl.schakel.feedback.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.schakel.feedback.ReportHolder;
import nl.schakel.organisation.Role;

/**
 * Codec: the codes that belong to a message, and how they are stored. Nothing else fits: no name, no free text (R9).
 */
public final class FeedbackCodes {

    static final String PARTY = "partij";
    static final String MUNICIPALITY = "gemeente";
    static final String OUTCOME = "uitkomst";

    private static final Pattern MUNICIPALITY_CODE = Pattern.compile("GM\\d{4}");
    private static final Pattern CODE = Pattern.compile("[a-z]{1,20}(-[a-z]{1,20}){0,3}");

    private FeedbackCodes() {}

    /** The codes as they are stored, each as {@code name=value}; refuses what is no code. */
    public static List<String> write(Map<String, String> codes) {
        codes.forEach(FeedbackCodes::check);
        return codes.entrySet().stream().map(Map.Entry::toString).sorted().toList();
    }

    /** The codes that are stored. */
    public static Map<String, String> read(List<String> stored) {
        Map<String, String> codes = new TreeMap<>();
        for (String pair : stored) {
            int is = pair.indexOf('=');
            codes.put(pair.substring(0, is), pair.substring(is + 1));
        }
        return codes;
    }

    private static boolean isHolder(String value) {
        return ReportHolder.NOBODY.equals(value)
                || ReportHolder.OWN_OFFICER.equals(value)
                || Arrays.stream(Role.values()).anyMatch(role -> role.code().equals(value));
    }

    private static void check(String name, String value) {
        boolean known = value != null
                && switch (name) {
                    case PARTY -> isHolder(value);
                    case MUNICIPALITY -> MUNICIPALITY_CODE.matcher(value).matches();
                    case OUTCOME -> CODE.matcher(value).matches();
                    default -> false;
                };
        if (!known) {
            // the value is not in the message: it could be what must not end in a log
            throw new IllegalArgumentException("Not a code that a message to a reporter may hold: " + name);
        }
    }
}
