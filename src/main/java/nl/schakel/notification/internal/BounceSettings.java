package nl.schakel.notification.internal;

import nl.schakel.support.mail.MailAddress;
import nl.schakel.support.text.Sentences;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Value: where mail that does not arrive comes back to, and where Schakel reads it.
 *
 * @param address to which mail servers send it back; empty means to the sender
 * @param host the IMAP server of that mailbox; empty means that nobody reads it
 * @param port of that server
 * @param tls whether the whole conversation is encrypted
 */
@ConfigurationProperties("schakel.bounce")
public record BounceSettings(
        @DefaultValue("") String address,
        @DefaultValue("") String host,
        @DefaultValue("993") int port,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("true") boolean tls) {

    public BounceSettings {
        address = address.strip();
        host = host.strip();
        if (!address.isEmpty() && MailAddress.of(address).isEmpty()) {
            throw new IllegalArgumentException(Sentences.of("operator-messages").say("mail.retouradres-onleesbaar"));
        }
    }

    /** Whether there is a mailbox to read. */
    boolean read() {
        return !host.isEmpty();
    }

    @Override
    public String toString() {
        // a record prints all it has; a password must not end in a log
        return "BounceSettings[" + (read() ? host : "none") + "]";
    }
}
