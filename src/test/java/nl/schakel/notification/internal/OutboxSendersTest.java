package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.notification.internal.TrialGateway.Illness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Senders that by themselves would look once in a day send at once what was committed on their node. */
@Tag("application")
@JdbcTest(
        properties = {
            "schakel.outbox.look-every=P1D",
            "schakel.mail.gather=PT0S",
            "schakel.mail.pause=PT0S",
            "schakel.sms.senders=3",
            // longer than the test takes: who hangs, hangs all the time
            "schakel.sms.timeout=PT5M",
            "schakel.base-url=https://schakel.voorbeeld.example"
        })
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@Import(OutboxSlice.class)
class OutboxSendersTest {

    private static final UUID HANGS = UUID.randomUUID();
    private static final UUID HANGS_TOO = UUID.randomUUID();
    private static final UUID FINE = UUID.randomUUID();

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxSenders senders;

    @Autowired
    private OutboxTrial trial;

    @Autowired
    private TrialGateway gateway;

    @Autowired
    private TrialNumbers numbers;

    @BeforeEach
    void people() throws Exception {
        trial.fresh();
        numbers.known.put(HANGS, "+31600000001");
        numbers.known.put(HANGS_TOO, "+31600000002");
        numbers.known.put(FINE, "+31600000003");
        senders.start();
    }

    @Test
    void aCommitWakesTheSender() {
        trial.commit(() -> outbox.toPerson(UUID.randomUUID(), Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
        arrived(1);
        trial.commit(() -> outbox.toPerson(UUID.randomUUID(), Template.PIKETOPROEP, "oproep-1", "/piket/1"));
        arrived(2);

        senders.stop();
        assertThat(senders.isRunning()).isFalse();
        senders.start();
        trial.commit(() -> outbox.toPerson(UUID.randomUUID(), Template.NIEUWE_TAAK, "taak-2", "/taken/2"));
        arrived(3);
        trial.commit(() -> outbox.toPerson(UUID.randomUUID(), Template.PIKETOPROEP, "oproep-2", "/piket/2"));
        arrived(4);
    }

    /** While the gateway hangs for some, others get their SMS and everybody gets mail, at once. */
    @Test
    void theOthersDoNotWait() {
        gateway.ill.put("+31600000001", Illness.HANGS);
        gateway.ill.put("+31600000002", Illness.HANGS);
        alarm(HANGS, 1);
        alarm(HANGS_TOO, 1);
        await().atMost(Duration.ofSeconds(30)).until(() -> gateway.received.size() == 2);

        for (int i = 1; i <= 3; i++) {
            alarm(FINE, i);
        }
        trial.commit(() -> outbox.toPerson(HANGS, Template.PIKETOPROEP, "oproep-1", "/piket/1"));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(trial.rows("verzonden")).isEqualTo(4));
        assertThat(trial.received()).hasSize(1);
        assertThat(trial.rows("wacht")).isEqualTo(2);
        // lets go of the two that hang, so that the senders stop at once
        gateway.letGo();
        senders.stop();
        assertThat(senders.isRunning()).isFalse();
    }

    private void alarm(UUID person, int number) {
        trial.commit(() -> outbox.smsToPerson(person, Template.PIKETOPROEP, "oproep-" + number, "/piket/1"));
    }

    private void arrived(int mails) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(trial.received()).hasSize(mails));
    }
}
