package nl.schakel.notification.internal;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.crypto.KeyedHash;
import org.springframework.stereotype.Component;

/**
 * Codec: the Message-ID of a mail and the number in the outbox that it stands for. It carries a mark that only this
 * installation can make: whoever sends a false report that mail came back cannot name one.
 */
@Component
class MessageIds {

    private static final String PURPOSE = "message-id";
    private static final int MARK = 20;
    private static final Pattern OURS =
            Pattern.compile("<schakel-(\\d{1,18})-([0-9a-f]{" + MARK + "})@[^<>\\s]{1,255}>");

    private final KeyedHash hash;
    private final String domain;

    MessageIds(KeyedHash hash, SchakelProperties properties) {
        this.hash = hash;
        String from = properties.mailFrom();
        this.domain = from.substring(from.indexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
    }

    /** The same for each try, so that a mailbox that got it already can tell. */
    String of(long message) {
        return "<schakel-" + message + "-" + mark(message) + "@" + domain + ">";
    }

    /** The number of the mail that this header names; empty when it is none of ours. */
    OptionalLong read(String header) {
        Matcher ours = OURS.matcher(header == null ? "" : header);
        while (ours.find()) {
            long message = Long.parseLong(ours.group(1));
            if (mark(message).equals(ours.group(2))) {
                return OptionalLong.of(message);
            }
        }
        return OptionalLong.empty();
    }

    private String mark(long message) {
        return hash.hmac(PURPOSE, Long.toString(message)).substring(0, MARK);
    }
}
