package nl.schakel.notification.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import nl.schakel.notification.DutyMail;
import nl.schakel.notification.ReporterAddresses;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.network.Links;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Message sender: looks up the address at the last moment and hands the mail to the mail server. */
@Component
class Mailer implements Carrier {

    private final MailServers servers;
    private final Directory directory;
    private final ObjectProvider<ReporterAddresses> reporters;
    private final ObjectProvider<DutyMail> duty;
    private final SchakelProperties properties;
    private final Links links;

    Mailer(
            MailServers servers,
            Directory directory,
            ObjectProvider<ReporterAddresses> reporters,
            ObjectProvider<DutyMail> duty,
            SchakelProperties properties,
            Links links) {
        this.servers = servers;
        this.directory = directory;
        this.reporters = reporters;
        this.duty = duty;
        this.properties = properties;
        this.links = links;
    }

    @Override
    public Optional<String> address(WaitingMessage message) {
        if (message.toReporter()) {
            return reporters.getObject().safeEmail(message.receiver());
        }
        return directory.person(message.receiver()).filter(Person::active).flatMap(p -> addressOf(p, message));
    }

    /** At night somebody may read mail elsewhere than at the office. */
    private Optional<String> addressOf(Person person, WaitingMessage message) {
        Optional<String> night = message.template().atNight()
                ? Optional.ofNullable(duty.getIfAvailable()).flatMap(mail -> mail.ofPerson(person.id()))
                : Optional.empty();
        return night.or(() -> directory.emailOf(person.id()));
    }

    @Override
    public void send(WaitingMessage message, String address) throws MessagingException {
        MailText text = MailText.of(message.template(), links.to(message.link()));
        JavaMailSender server = servers.of(message.lane());
        MimeMessage mime = server.createMimeMessage();
        MimeMessageHelper parts = new MimeMessageHelper(mime, true, "UTF-8");
        parts.setFrom(properties.mailFrom());
        parts.setTo(address);
        parts.setSubject(text.subject());
        parts.setText(text.plain(), text.html());
        // the same number at a second try, so that a mailbox that got it already can tell
        mime.setHeader("Message-ID", "<schakel-" + message.id() + "@" + domain(properties.mailFrom()) + ">");
        // no holiday replies
        mime.setHeader("Auto-Submitted", "auto-generated");
        server.send(mime);
    }

    @Override
    public String noAddress() {
        return "geen-adres";
    }

    private static String domain(String address) {
        return address.substring(address.indexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
    }
}
