package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import java.util.Properties;
import nl.schakel.notification.DeliveryChannel;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The mail server of the installation, spoken to with less patience when it is for an alarm. */
class MailServersTest {

    private static final BounceSettings NO_BOUNCES = new BounceSettings("", "", 993, "", "", "INBOX", true);

    @Test
    void anAlarmGoesToTheSameServerInTheSameWayWithLessPatience() {
        JavaMailSenderImpl ordinary = new JavaMailSenderImpl();
        ordinary.setProtocol("smtps");
        ordinary.setHost("mail.voorbeeld.example");
        ordinary.setPort(465);
        ordinary.setUsername("schakel");
        ordinary.setPassword("geheim");
        ordinary.setDefaultEncoding("UTF-8");
        ordinary.getJavaMailProperties().setProperty("mail.smtps.auth", "true");
        ordinary.getJavaMailProperties().setProperty("mail.smtps.timeout", "60000");
        MailServers servers = new MailServers(ordinary, NO_BOUNCES);

        JavaMailSenderImpl alarm = (JavaMailSenderImpl) servers.of(Lane.ALARM_MAIL);
        assertThat(alarm)
                .usingRecursiveComparison()
                .comparingOnlyFields("protocol", "host", "port", "username", "password", "defaultEncoding")
                .isEqualTo(ordinary);
        Properties properties = alarm.getJavaMailProperties();
        assertThat(properties).containsEntry("mail.smtps.auth", "true");
        for (String protocol : new String[] {"smtp", "smtps"}) {
            for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
                assertThat(Integer.parseInt(properties.getProperty("mail." + protocol + "." + wait)))
                        .as(protocol + " " + wait)
                        .isBetween(1, 10_000);
            }
        }
        assertThat(servers.of(Lane.MAIL)).isSameAs(ordinary);
        assertThat(ordinary.getJavaMailProperties()).containsEntry("mail.smtps.timeout", "60000");
    }

    @Test
    void anotherKindOfSenderIsUsedAsItIs() {
        JavaMailSender other = mock(JavaMailSender.class);
        assertThat(new MailServers(other, NO_BOUNCES).of(Lane.ALARM_MAIL)).isSameAs(other);
    }

    @Test
    void mailThatDoesNotArriveComesBackToTheAddressForThat() {
        JavaMailSenderImpl given = new JavaMailSenderImpl();
        BounceSettings bounce = new BounceSettings("retour@schakel.example", "", 993, "", "", "INBOX", true);
        MailServers servers = new MailServers(given, bounce);

        for (Lane lane : Lane.on(DeliveryChannel.MAIL)) {
            assertThat(((JavaMailSenderImpl) servers.of(lane)).getJavaMailProperties())
                    .containsEntry("mail.smtp.from", "retour@schakel.example");
        }
        assertThat(given.getJavaMailProperties()).as("it is everybody's").isEmpty();
        assertThatThrownBy(() -> new BounceSettings("retour@@x", "", 993, "", "", "INBOX", true))
                .hasMessageContaining("SCHAKEL_BOUNCE_ADDRESS");
    }
}
