package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.notification.Undeliverable;
import nl.schakel.notification.Undeliverable.Why;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Mail that was taken and comes back, read from a real mailbox over IMAP. */
@OutboxContext
class ReturnedMailTest {

    private static final String MAILBOX = "retour@schakel.example";

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxTrial trial;

    @Autowired
    private OutboxTable table;

    @Autowired
    private MessageIds ids;

    @Autowired
    private OutboxSlice.Reporters reporters;

    @Autowired
    private OutboxSlice.Lost lost;

    private final GreenMail imap = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final UUID dossier = UUID.randomUUID();
    private GreenMailUser user;
    private ReturnedMail mailbox;

    @BeforeEach
    void fresh() throws Exception {
        trial.fresh();
        reporters.safe.put(dossier, "melder@voorbeeld.example");
        imap.start();
        user = imap.setUser(MAILBOX, MAILBOX, "geheim");
        mailbox = reader("geheim");
    }

    @AfterEach
    void stop() {
        imap.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "failed, 5.1.1, 'smtp; 550 5.1.1 User unknown', TERUGGEKOMEN",
        "failed, 5.0.0, 'smtp; 550 No such user', TERUGGEKOMEN",
        "Failed, 5.2.2, 'smtp; 552 5.2.2 Mailbox full', POSTVAK_VOL",
        "failed, 4.4.7, 'smtp; 451 Tried for five days', OPGEGEVEN",
        "failed, 5.7.1, 'smtp; 550 5.7.1 Blocked', OPGEGEVEN"
    })
    void aReportIsNotedOnceAndThrownAway(String action, String status, String diagnostic, Why why) throws Exception {
        String sent = sentToReporter();
        comesBack(report(sent, action, status, diagnostic));
        comesBack(report(sent, action, status, diagnostic));

        mailbox.look();
        mailbox.look();

        assertThat(trial.rows("onbezorgbaar")).isOne();
        assertThat(lost.published)
                .singleElement()
                .satisfies(
                        mail -> assertThat(mail).extracting(Undeliverable::why).isEqualTo(why))
                .satisfies(mail -> assertThat(mail.receiver()).isEqualTo(dossier));
        assertThat(imap.getReceivedMessages()).as("it held an address").isEmpty();
    }

    @Test
    void aReportThatItIsStillTriedChangesNothing() throws Exception {
        comesBack(report(sentToReporter(), "delayed", "4.4.1", "smtp; 451 later"));
        mailbox.look();

        assertThat(trial.rows("verzonden")).isOne();
        assertThat(lost.published).isEmpty();
        assertThat(imap.getReceivedMessages()).isEmpty();
    }

    @Test
    void aReportThatAnybodyCouldHaveWrittenIsNotBelieved() throws Exception {
        String sent = sentToReporter();
        comesBack(report(
                sent.replaceFirst("-[0-9a-f]{20}@", "-" + "0".repeat(20) + "@"), "failed", "5.1.1", "smtp; 550"));
        comesBack(report("<andere@voorbeeld.example>", "failed", "5.1.1", "smtp; 550 5.1.1"));
        mailbox.look();

        assertThat(trial.rows("verzonden")).isOne();
        assertThat(lost.published).isEmpty();
    }

    @Test
    void whatIsNoReportIsLeftForAPerson() throws Exception {
        sentToReporter();
        comesBack("From: iemand@voorbeeld.example\r\nSubject: Vraag\r\n\r\nEen vraag (fictief).\r\n");
        comesBack("From: iemand@voorbeeld.example\r\nContent-Type: multipart/report; boundary=\"x\"\r\n\r\nstuk\r\n");
        mailbox.look();
        mailbox.look();

        assertThat(imap.getReceivedMessages()).hasSize(2);
        for (MimeMessage left : imap.getReceivedMessages()) {
            assertThat(left.isSet(Flags.Flag.SEEN)).isTrue();
        }
        assertThat(trial.rows("verzonden")).isOne();
    }

    @Test
    void aMailboxThatIsAwayIsAFailureThatNamesNobody() {
        imap.stop();
        assertThatThrownBy(() -> reader("geheim").look()).hasMessageNotContaining(MAILBOX);
    }

    /** A mail of several lines comes back as one. */
    @Test
    void allThatWasInTheMailHasNotArrived() throws Exception {
        UUID person = UUID.randomUUID();
        trial.commit(() -> List.of("taak-1", "taak-2", "taak-3")
                .forEach(key -> outbox.toPerson(person, Template.NIEUWE_TAAK, key, "/taken/" + key)));
        trial.deliverAll();
        comesBack(report(trial.only().getMessageID(), "failed", "5.1.1", "smtp; 550 5.1.1"));
        mailbox.look();

        assertThat(trial.rows("onbezorgbaar")).isEqualTo(3);
        assertThat(lost.published).hasSize(1);
    }

    private ReturnedMail reader(String password) {
        BounceSettings settings =
                new BounceSettings("", "127.0.0.1", imap.getImap().getPort(), MAILBOX, password, "INBOX", false);
        return new ReturnedMail(settings, table, ids);
    }

    private String sentToReporter() throws Exception {
        trial.commit(() -> outbox.toReporter(dossier, Template.NIEUWS_VOOR_MELDER, "bericht-1"));
        trial.deliverAll();
        return trial.only().getMessageID();
    }

    private void comesBack(String mail) throws Exception {
        user.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII))));
    }

    private static String report(String messageId, String action, String status, String diagnostic) {
        return """
                From: MAILER-DAEMON@voorbeeld.example
                To: retour@schakel.example
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="grens"

                --grens
                Content-Type: text/plain

                Sorry.

                --grens
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mail.voorbeeld.example

                Final-Recipient: rfc822; melder@voorbeeld.example
                Action: %s
                Status: %s
                Diagnostic-Code: %s

                --grens
                Content-Type: message/rfc822

                From: schakel@voorbeeld.example
                To: melder@voorbeeld.example
                Message-ID: %s
                Subject: x

                Goedendag,

                --grens--
                """.formatted(action, status, diagnostic, messageId).replace("\n", "\r\n");
    }
}
