package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A mail as it arrives, and who gets none. */
@OutboxContext
class MailDeliveryTest {

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxTrial trial;

    @Autowired
    private OutboxSlice.Reporters reporters;

    private final UUID person = UUID.randomUUID();

    @BeforeEach
    void fresh() throws Exception {
        trial.fresh();
    }

    @Test
    void aMailSaysThatThereIsNewsAndNothingElse() throws Exception {
        trial.commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
        trial.deliverAll();

        MimeMessage mail = trial.only();
        assertThat(mail.getAllRecipients()[0]).hasToString(person + "@voorbeeld.example");
        assertThat(mail.getFrom()[0]).hasToString("schakel@voorbeeld.example");
        assertThat(mail.getSubject()).isEqualTo("Nieuwe taak in Schakel");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        String body = GreenMailUtil.getBody(mail);
        assertThat(body)
                .contains("text/plain", "text/html", "https://schakel.voorbeeld.example/taken/1")
                .doesNotContain("mensenhandel", "slachtoffer", "signaal", "melding");
    }

    @Test
    void whoLeftGetsNoMail() {
        when(trial.directory.person(person)).thenReturn(Optional.of(OutboxTrial.person(person, false)));
        trial.commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
        trial.deliverAll();

        assertThat(trial.received()).isEmpty();
        assertThat(trial.rows("vervallen")).isOne();
    }

    @Test
    void aReporterGetsMailOnlyAtASafeAddress() throws Exception {
        UUID safe = UUID.randomUUID();
        UUID unsafe = UUID.randomUUID();
        reporters.safe.put(safe, "melder@voorbeeld.example");
        trial.commit(() -> {
            outbox.toReporter(safe, Template.NIEUWS_VOOR_MELDER, "bericht-1");
            outbox.toReporter(unsafe, Template.NIEUWS_VOOR_MELDER, "bericht-2");
        });
        trial.deliverAll();

        assertThat(trial.only().getAllRecipients()[0]).hasToString("melder@voorbeeld.example");
        assertThat(GreenMailUtil.getBody(trial.only()))
                .contains("https://schakel.voorbeeld.example/melden/volgen")
                .doesNotContain(safe.toString());
        assertThat(trial.rows("vervallen")).isOne();
    }
}
