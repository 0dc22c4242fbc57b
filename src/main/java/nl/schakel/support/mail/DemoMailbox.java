package nl.schakel.support.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.springframework.beans.factory.DisposableBean;

/**
 * Server of the demonstration: a mail server of this process alone that delivers nothing: what arrives can be read on
 * a page.
 */
public class DemoMailbox implements DisposableBean {

    private static final int KEPT_AT_MOST = 2000;

    private final GreenMail server;

    DemoMailbox() {
        // port 0 lets the system choose; only this machine can connect
        ServerSetup smtp = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        smtp.setServerStartupTimeout(20_000);
        server = new GreenMail(smtp);
        server.start();
    }

    /** @return all that arrived since the start, newest first */
    public List<DemoMail> received() {
        return Arrays.stream(server.getReceivedMessages())
                .map(DemoMailbox::read)
                .sorted(Comparator.comparing(DemoMail::when).reversed())
                .toList();
    }

    /** Forgets what arrived. */
    public void clear() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (com.icegreen.greenmail.store.FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the port on which it takes mail */
    public int port() {
        return server.getSmtp().getPort();
    }

    @Override
    public void destroy() {
        server.stop();
    }

    /** Mail lives in memory, which a demonstration of weeks should not fill; node-local care. */
    void keepSmall() {
        if (server.getReceivedMessages().length > KEPT_AT_MOST) {
            clear();
        }
    }

    private static DemoMail read(MimeMessage message) {
        try {
            Date sent = message.getSentDate();
            return new DemoMail(
                    message.getRecipients(Message.RecipientType.TO)[0].toString(),
                    message.getSubject(),
                    text(message).strip(),
                    sent == null ? Instant.EPOCH : sent.toInstant());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("A mail cannot be read", e);
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof MimeMultipart parts) {
            return text(parts.getBodyPart(0));
        }
        return part.getContent().toString();
    }
}
