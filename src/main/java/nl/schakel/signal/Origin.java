package nl.schakel.signal;

import java.util.UUID;

/**
 * Value: through which door a signal came.
 *
 * @param channel the channel when the signal does not name one
 * @param reporter the signed-in person who reports for themselves; null when nobody is signed in or a clerk writes down
 *     somebody else's report
 * @param enteredBy the signed-in person who typed it; null without login
 * @param list the list in which it came with others; null when it came by itself
 */
public record Origin(Channel channel, UUID reporter, UUID enteredBy, UUID list) {

    /** A report by itself. */
    public Origin(Channel channel, UUID reporter, UUID enteredBy) {
        this(channel, reporter, enteredBy, null);
    }

    /** A report without login. */
    public static Origin open(Channel channel) {
        return new Origin(channel, null, null);
    }
}
