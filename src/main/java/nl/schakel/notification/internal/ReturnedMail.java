package nl.schakel.notification.internal;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reader of the mailbox to which mail comes back that did not arrive. A report about a mail of ours is noted and then
 * thrown away, since it holds an address; anything else is left, marked as read. A crash between the two, or another
 * node that reads the same mailbox, notes the same once more, which changes nothing.
 */
@Component
class ReturnedMail {

    private static final Logger LOG = LoggerFactory.getLogger(ReturnedMail.class);
    private static final int CONNECT_MILLIS = 10_000;
    private static final int ANSWER_MILLIS = 20_000;
    private static final int AT_ONCE = 200;
    private static final int LARGEST = 2_000_000;

    private final BounceSettings settings;
    private final OutboxTable table;
    private final MessageIds ids;

    ReturnedMail(BounceSettings settings, OutboxTable table, MessageIds ids) {
        this.settings = settings;
        this.table = table;
        this.ids = ids;
    }

    /** Reads what is new. */
    void look() {
        String protocol = settings.tls() ? "imaps" : "imap";
        try (Store store = Session.getInstance(properties(protocol)).getStore(protocol)) {
            store.connect(settings.host(), settings.port(), settings.username(), settings.password());
            try (Folder folder = store.getFolder(settings.folder())) {
                folder.open(Folder.READ_WRITE);
                Message[] fresh = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
                for (int i = 0; i < Math.min(fresh.length, AT_ONCE); i++) {
                    read((MimeMessage) fresh[i]);
                }
                folder.expunge();
            }
        } catch (MessagingException e) {
            // what it says may name a mailbox
            throw new UncheckedIOException(
                    new IOException("Mailbox for returned mail: " + e.getClass().getSimpleName()));
        }
    }

    private void read(MimeMessage mail) throws MessagingException {
        Optional<DeliveryReport> report;
        try {
            // taken apart here: what servers say of the parts of such a mail differs
            report = mail.getSize() > LARGEST ? Optional.empty() : DeliveryReport.of(new MimeMessage(mail), ids);
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            LOG.warn(
                    "A mail in the mailbox for returned mail cannot be read: {}",
                    unreadable.getClass().getSimpleName());
            report = Optional.empty();
        }
        report.filter(found -> found.why() != null).ifPresent(found -> {
            LOG.info("MAIL {} came back: {}", found.message(), found.why().code());
            table.cameBack(found.message(), found.why());
        });
        mail.setFlag(report.isPresent() ? Flags.Flag.DELETED : Flags.Flag.SEEN, true);
    }

    private static Properties properties(String protocol) {
        Properties properties = new Properties();
        String start = "mail." + protocol + ".";
        properties.put(start + "connectiontimeout", String.valueOf(CONNECT_MILLIS));
        properties.put(start + "timeout", String.valueOf(ANSWER_MILLIS));
        properties.put(start + "writetimeout", String.valueOf(ANSWER_MILLIS));
        // looking is not reading: what a crash leaves behind is looked at again
        properties.put(start + "peek", "true");
        properties.put(start + "ssl.checkserveridentity", "true");
        return properties;
    }
}
