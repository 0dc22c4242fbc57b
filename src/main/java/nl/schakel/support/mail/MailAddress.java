package nl.schakel.support.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Value: an address to which a mail server takes mail, as far as its spelling tells. Whoever typed another is warned;
 * only a screen where people keep their own account refuses it.
 *
 * @param text the address as it goes to the mail server
 */
public record MailAddress(String text) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+");
    private static final Pattern DOMAIN = Pattern.compile(
            "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])");

    /** The address in this text; empty when no mail can go there. */
    public static Optional<MailAddress> of(String typed) {
        if (typed == null || typed.length() > LONGEST) {
            return Optional.empty();
        }
        String text = typed.strip();
        int at = text.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL) {
            return Optional.empty();
        }
        try {
            String local = text.substring(0, at);
            String domain = IDN.toASCII(text.substring(at + 1));
            if (!LOCAL.matcher(local).matches() || !DOMAIN.matcher(domain).matches()) {
                return Optional.empty();
            }
            new InternetAddress(local + "@" + domain, true).validate();
            return Optional.of(new MailAddress(local + "@" + domain));
        } catch (AddressException | IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        // a record prints all it has; an address must not end in a log
        return "MailAddress";
    }
}
