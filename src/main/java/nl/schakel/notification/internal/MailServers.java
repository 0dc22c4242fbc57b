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
 * alarm has little. Mail that does not arrive comes back to the address for that, when there is one.
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

    private final JavaMailSender given;
    private final BounceSettings bounce;
    private final JavaMailSender ordinary;
    private final JavaMailSender alarm;

    MailServers(JavaMailSender given, BounceSettings bounce) {
        this.given = given;
        this.bounce = bounce;
        if (given instanceof JavaMailSenderImpl known) {
            this.alarm = copy(known, bounce, true);
            // the one that everybody has, unless it must say where mail comes back to
            this.ordinary = bounce.address().isEmpty() ? given : copy(known, bounce, false);
        } else {
            this.alarm = given;
            this.ordinary = given;
        }
    }

    JavaMailSender of(Lane lane) {
        return lane == Lane.ALARM_MAIL ? alarm : ordinary;
    }

    /** The same mail server by clients that nobody else uses. */
    MailServers again() {
        return new MailServers(given, bounce);
    }

    private static JavaMailSender copy(JavaMailSenderImpl known, BounceSettings bounce, boolean hasty) {
        JavaMailSenderImpl copy = new JavaMailSenderImpl();
        copy.setProtocol(known.getProtocol());
        copy.setHost(known.getHost());
        copy.setPort(known.getPort());
        copy.setUsername(known.getUsername());
        copy.setPassword(known.getPassword());
        copy.setDefaultEncoding(known.getDefaultEncoding());
        Properties properties = new Properties();
        properties.putAll(known.getJavaMailProperties());
        for (String protocol : PROTOCOLS) {
            if (hasty) {
                properties.put("mail." + protocol + ".connectiontimeout", String.valueOf(CONNECT_MILLIS));
                properties.put("mail." + protocol + ".timeout", String.valueOf(ANSWER_MILLIS));
                properties.put("mail." + protocol + ".writetimeout", String.valueOf(ANSWER_MILLIS));
            }
            if (!bounce.address().isEmpty()) {
                properties.put("mail." + protocol + ".from", bounce.address());
            }
        }
        copy.setJavaMailProperties(properties);
        return copy;
    }
}
