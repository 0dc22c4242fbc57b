package nl.schakel.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import nl.schakel.SchakelTest;
import nl.schakel.signal.Receipt;
import nl.schakel.story.Story;
import nl.schakel.support.mail.DemoMail;
import nl.schakel.support.mail.DemoMailbox;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The mail server is down: the report is accepted all the same, and the mail comes later. */
@SchakelTest
class MailServerDownTest {

    private static final int NOBODY_LISTENS = 1;

    @Autowired
    private Story story;

    @Autowired
    private JavaMailSenderImpl sender;

    @Autowired
    private DemoMailbox mailbox;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void down() {
        sender.setPort(NOBODY_LISTENS);
    }

    @AfterEach
    void up() {
        sender.setPort(mailbox.port());
    }

    @Test
    void theReportIsAcceptedAndTheMailComesLater() {
        Receipt receipt = story.report(Story.plain());
        String task = story.task(receipt.dossier(), "signaal-beoordelen").id();
        await().atMost(Duration.ofSeconds(60)).until(() -> attempts(task) > 0);
        assertThat(mails(task)).isZero();

        up();
        // instead of waiting until it is tried again
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            jdbc.sql("update schakel.outbox set next_attempt_at = now() where key = ? and last_error is not null")
                    .param("taak-" + task)
                    .update();
            return mails(task) == 1;
        });
        assertThat(mailbox.received())
                .filteredOn(mail -> mail.text().contains(task))
                .extracting(DemoMail::subject)
                .singleElement(InstanceOfAssertFactories.STRING)
                .containsPattern("(?i)nieuwe (taak|taken)");
        assertThat(mailbox.received())
                .filteredOn(mail -> mail.text().contains(task))
                .extracting(DemoMail::text)
                .noneMatch(text -> text.contains(receipt.reference()) || text.contains("Verzonnen"));
    }

    private int attempts(String task) {
        return jdbc.sql(
                        "select coalesce(max(attempts), 0) from schakel.outbox where key = ? and last_error is not null")
                .param("taak-" + task)
                .query(Integer.class)
                .single();
    }

    private long mails(String task) {
        return mailbox.received().stream()
                .filter(mail -> mail.text().contains(task))
                .count();
    }
}
