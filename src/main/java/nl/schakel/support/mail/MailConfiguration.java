package nl.schakel.support.mail;

import java.time.Duration;
import java.util.Properties;
import nl.schakel.support.background.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Configuration: a sender for when {@code spring.mail.host} is not set; with it, Spring Boot makes one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.mail.host:}'.isBlank()")
class MailConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(MailConfiguration.class);
    private static final int SMTP_PORT = 25;

    @Bean
    @ConditionalOnProperty(name = "schakel.demo", havingValue = "true", matchIfMissing = true)
    DemoMailbox demoMailbox() {
        return new DemoMailbox();
    }

    @Bean
    @ConditionalOnBean(DemoMailbox.class)
    Work demoMailTidying(DemoMailbox mailbox) {
        return Work.every("demo-mail-opruimen", Duration.ofMinutes(10), mailbox::keepSmall);
    }

    @Bean
    @ConditionalOnBean(DemoMailbox.class)
    JavaMailSender demoMailSender(DemoMailbox mailbox) {
        return sender(mailbox.port());
    }

    /** Real work must not have its mail swallowed: it goes to this machine's own mail server, or waits. */
    @Bean
    @ConditionalOnMissingBean(DemoMailbox.class)
    JavaMailSender localMailSender() {
        LOG.warn(
                "SPRING_MAIL_HOST is niet ingesteld: mail gaat naar de mailserver van deze computer (poort {}).",
                SMTP_PORT);
        return sender(SMTP_PORT);
    }

    private static JavaMailSenderImpl sender(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.setDefaultEncoding("UTF-8");
        Properties timeouts = sender.getJavaMailProperties();
        timeouts.put("mail.smtp.connectiontimeout", "5000");
        timeouts.put("mail.smtp.timeout", "10000");
        timeouts.put("mail.smtp.writetimeout", "10000");
        return sender;
    }
}
