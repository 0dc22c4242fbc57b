package nl.schakel.story;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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

    private final JavaMailSender composer = new JavaMailSenderImpl();

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
            } catch (MessagingException | IOException e) {
                throw new MailSendException("cannot be written", e);
            }
        }
    }

    @Override
    public void send(SimpleMailMessage... messages) {
        throw new UnsupportedOperationException("nobody sends these");
    }
}
