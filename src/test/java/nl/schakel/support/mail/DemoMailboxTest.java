package nl.schakel.support.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import nl.schakel.SchakelTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

@SchakelTest
class DemoMailboxTest {

    @Autowired
    private JavaMailSender sender;

    @Autowired
    private DemoMailbox mailbox;

    @Test
    void keepsWhatWasSent() {
        Instant when = Instant.parse("2026-11-23T09:00:00Z");
        SimpleMailMessage mail = new SimpleMailMessage();
        mail.setFrom("schakel@schakel.example");
        mail.setTo("af.nijkerk@schakel.example");
        mail.setSubject("Er is nieuws in Schakel – één bericht");
        mail.setText("Er is nieuws.\n");
        mail.setSentDate(Date.from(when));

        sender.send(mail);

        assertThat(mailbox.received())
                .contains(new DemoMail(
                        "af.nijkerk@schakel.example", "Er is nieuws in Schakel – één bericht", "Er is nieuws.", when));
    }
}
