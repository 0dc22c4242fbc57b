package nl.schakel.notification.internal;

import jakarta.mail.util.StreamProvider;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Factory of mail clients: the mail server of this installation, with the patience of each lane: who waits for an
 * alarm has little.
 */
@Component
class MailServers {

    private static final List<String> PROTOCOLS = List.of("smtp", "smtps");
    // a server that scans a mail before it takes it needs some seconds; giving up sooner would send it twice
    private static final int ANSWER_MILLIS = 8_000;
    private static final int CONNECT_MILLIS = 3_000;

    static {
        // otherwise every mail looks through all jars of the class path several times
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    private final JavaMailSender ordinary;
    private final JavaMailSender alarm;

    MailServers(JavaMailSender ordinary) {
        this.ordinary = ordinary;
        this.alarm = ordinary instanceof JavaMailSenderImpl known ? hasty(known) : ordinary;
    }

    JavaMailSender of(Lane lane) {
        return lane == Lane.ALARM_MAIL ? alarm : ordinary;
    }

    private static JavaMailSender hasty(JavaMailSenderImpl ordinary) {
        JavaMailSenderImpl hasty = new JavaMailSenderImpl();
        hasty.setProtocol(ordinary.getProtocol());
        hasty.setHost(ordinary.getHost());
        hasty.setPort(ordinary.getPort());
        hasty.setUsername(ordinary.getUsername());
        hasty.setPassword(ordinary.getPassword());
        hasty.setDefaultEncoding(ordinary.getDefaultEncoding());
        Properties properties = new Properties();
        properties.putAll(ordinary.getJavaMailProperties());
        for (String protocol : PROTOCOLS) {
            properties.put("mail." + protocol + ".connectiontimeout", String.valueOf(CONNECT_MILLIS));
            properties.put("mail." + protocol + ".timeout", String.valueOf(ANSWER_MILLIS));
            properties.put("mail." + protocol + ".writetimeout", String.valueOf(ANSWER_MILLIS));
        }
        hasty.setJavaMailProperties(properties);
        return hasty;
    }
}
