package nl.schakel.notification.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import nl.schakel.notification.DutyMail;
import nl.schakel.notification.LinkSecrets;
import nl.schakel.notification.ReporterAddresses;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.mail.MailAddress;
import nl.schakel.support.network.Links;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Message sender: looks up the address at the last moment and hands the mail to the mail server. */
@Component
class Mailer implements Carrier {

    /** Exception: nothing that a mail server could take; it holds no address. */
    static final class NoMailAddress extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private final MailServers servers;
    private final Directory directory;
    private final ObjectProvider<ReporterAddresses> reporters;
    private final ObjectProvider<DutyMail> duty;
    private final ObjectProvider<LinkSecrets> secrets;
    private final SchakelProperties properties;
    private final MessageIds ids;
    private final Links links;

    Mailer(
            MailServers servers,
            Directory directory,
            ObjectProvider<ReporterAddresses> reporters,
            ObjectProvider<DutyMail> duty,
            ObjectProvider<LinkSecrets> secrets,
            SchakelProperties properties,
            MessageIds ids,
            Links links) {
        this.servers = servers;
        this.directory = directory;
        this.reporters = reporters;
        this.duty = duty;
        this.secrets = secrets;
        this.properties = properties;
        this.ids = ids;
        this.links = links;
    }

    /** The same by other clients of the mail server. */
    Mailer by(MailServers others) {
        return new Mailer(others, directory, reporters, duty, secrets, properties, ids, links);
    }

    @Override
    public Optional<String> address(WaitingMessage message) {
        if (message.toReporter()) {
            return reporters.getObject().safeEmail(message.receiver());
        }
        return directory
                .person(message.receiver())
                // who is invited has no open account yet
                .filter(person -> person.active() || message.template() == Template.UITNODIGING)
                .flatMap(person -> addressOf(person, message));
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
        // before anything of our own can fail: only this says that it is the receiver's address
        MailAddress receiver = MailAddress.of(address).orElseThrow(NoMailAddress::new);
        MailText text = MailText.of(message.lines(), link -> address(message.template(), link));
        JavaMailSender server = servers.of(message.lane());
        MimeMessage mime = server.createMimeMessage();
        MimeMessageHelper parts = new MimeMessageHelper(mime, true, "UTF-8");
        parts.setFrom(properties.mailFrom());
        parts.setTo(receiver.text());
        parts.setSubject(text.subject());
        parts.setText(text.plain(), text.html());
        mime.setHeader("Message-ID", ids.of(message.id()));
        // no holiday replies
        mime.setHeader("Auto-Submitted", "auto-generated");
        server.send(mime);
    }

    private String address(Template template, String link) {
        return links.to(template == Template.UITNODIGING ? secrets.getObject().sealed(link) : link);
    }

    @Override
    public String noAddress() {
        return "geen-adres";
    }
}
