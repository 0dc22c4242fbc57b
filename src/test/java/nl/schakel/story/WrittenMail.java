package nl.schakel.story;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Mail sender that writes each message out whole and carries it nowhere. A walk sends ten thousand mails: a connection
 * with a mail server for each of them cost half as much as its moves, and what is said over it is tried elsewhere.
 */
final class WrittenMail implements JavaMailSender {

    private static final Queue<String> WITH_MARKED_WORDS = new ConcurrentLinkedQueue<>();

    private final JavaMailSender composer = new JavaMailSenderImpl();

    /** Mails in which somebody reads what was typed, by their subjects; the address that it goes to is not read. */
    static List<String> withMarkedWords() {
        return List.copyOf(WITH_MARKED_WORDS);
    }

    /** Puts it where the application has its mail sender. */
    @TestConfiguration(proxyBeanMethods = false)
    static class InsteadOfAServer {

        @Bean
        static BeanPostProcessor writtenMail() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof JavaMailSender ? new WrittenMail() : bean;
                }
            };
        }
    }

    @Override
    public MimeMessage createMimeMessage() {
        return composer.createMimeMessage();
    }

    @Override
    public MimeMessage createMimeMessage(InputStream content) {
        return composer.createMimeMessage(content);
    }

    @Override
    public void send(MimeMessage... messages) {
        for (MimeMessage message : messages) {
            try {
                if (message.getAllRecipients() == null) {
                    throw new MailSendException("a mail to nobody");
                }
                message.saveChanges();
                message.writeTo(OutputStream.nullOutputStream());
                if (MarkedWords.standIn(message.getSubject()) || standInPart(message)) {
                    WITH_MARKED_WORDS.add(message.getSubject());
                }
            } catch (MessagingException | IOException e) {
                throw new MailSendException("cannot be written", e);
            }
        }
    }

    private static boolean standInPart(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                if (standInPart(parts.getBodyPart(i))) {
                    return true;
                }
            }
            return false;
        }
        return MarkedWords.standIn(String.valueOf(part.getContent()));
    }

    @Override
    public void send(SimpleMailMessage... messages) {
        throw new UnsupportedOperationException("nobody sends these");
    }
}
