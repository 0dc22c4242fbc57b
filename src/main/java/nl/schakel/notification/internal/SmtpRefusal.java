package nl.schakel.notification.internal;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Value: a refusal of a mail server for good, and whether it is about the address that the mail was for. What is about us
 * (a relay that does not know us, a list that we stand on) or about room is no reason to never write there again.
 */
record SmtpRefusal(int code, String words) {

    private static final int FOR_GOOD = 500;
    private static final Pattern ENHANCED = Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");
    private static final Pattern ABOUT_US =
            Pattern.compile("relay|spam|block|blacklist|blocklist|spf|dkim|dmarc|policy");
    private static final int NO_ROOM = 552;

    /** Whether nothing will ever arrive at this address. */
    boolean aboutAddress() {
        if (code < FOR_GOOD) {
            return false;
        }
        Matcher status = ENHANCED.matcher(text());
        while (status.find()) {
            // subject 0 says nothing: then the words count
            if (!status.group(2).equals("0")) {
                return aboutAddress(
                        status.group(1), Integer.parseInt(status.group(2)), Integer.parseInt(status.group(3)));
            }
        }
        return code != NO_ROOM && !ABOUT_US.matcher(text()).find();
    }

    /** Whether the mailbox is there and full. */
    boolean noRoom() {
        Matcher status = ENHANCED.matcher(text());
        return status.find() ? status.group(2).equals("2") && status.group(3).equals("2") : code == NO_ROOM;
    }

    /** By the list of RFC 3463: subject 1 is the address, 2 the mailbox, 4 the way to it. */
    private static boolean aboutAddress(String kind, int subject, int detail) {
        if (!kind.equals("5")) {
            return false;
        }
        return switch (subject) {
            // 7 and 8 are about the sender's address
            case 1 -> detail < 7 || detail > 8;
            case 2 -> detail < 2;
            case 4 -> detail == 1 || detail == 4;
            default -> false;
        };
    }

    private String text() {
        return words == null ? "" : words.toLowerCase(Locale.ROOT);
    }
}
