package nl.schakel.notification.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import nl.schakel.notification.ReporterAddresses;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.support.SchakelProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Looks up the address at the last moment and hands the mail to the mail server. */
@Component
class Mailer {

    private final JavaMailSender mail;
    private final Directory directory;
    private final ObjectProvider<ReporterAddresses> reporters;
    private final SchakelProperties properties;
    private final Environment environment;

    Mailer(
            JavaMailSender mail,
            Directory directory,
            ObjectProvider<ReporterAddresses> reporters,
            SchakelProperties properties,
            Environment environment) {
        this.mail = mail;
        this.directory = directory;
        this.reporters = reporters;
        this.properties = properties;
        this.environment = environment;
    }

    /** Where the message goes; empty when there is nobody to write to any more. */
    Optional<String> address(WaitingMessage message) {
        if (message.toReporter()) {
            return reporters.getObject().safeEmail(message.receiver());
        }
        return directory.person(message.receiver()).filter(Person::active).flatMap(p -> directory.emailOf(p.id()));
    }

    /** Returns once the mail server has taken it. */
    void send(WaitingMessage message, String address) throws MessagingException {
        MailText text = MailText.of(message.template(), baseUrl() + message.link());
        MimeMessage mime = mail.createMimeMessage();
        MimeMessageHelper parts = new MimeMessageHelper(mime, true, "UTF-8");
        parts.setFrom(properties.mailFrom());
        parts.setTo(address);
        parts.setSubject(text.subject());
        parts.setText(text.plain(), text.html());
        // the same number at a second try, so that a mailbox that got it already can tell
        mime.setHeader("Message-ID", "<schakel-" + message.id() + "@" + domain(properties.mailFrom()) + ">");
        // no holiday replies
        mime.setHeader("Auto-Submitted", "auto-generated");
        mail.send(mime);
    }

    private String baseUrl() {
        String set = properties.baseUrl();
        if (!set.isBlank()) {
            return set.endsWith("/") ? set.substring(0, set.length() - 1) : set;
        }
        return "http://localhost:" + environment.getProperty("local.server.port", "8080");
    }

    private static String domain(String address) {
        return address.substring(address.indexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
    }
}
