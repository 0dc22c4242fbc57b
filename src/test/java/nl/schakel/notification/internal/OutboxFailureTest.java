package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.schakel.notification.DeliveryChannel;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.OutboxStuck;
import nl.schakel.notification.Template;
import nl.schakel.organisation.GroupId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A mail server that is down and a node that dies: late at worst, never lost, and in the end a person is told. */
@OutboxContext
class OutboxFailureTest {

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxTrial trial;

    @Autowired
    private OutboxTable table;

    @Autowired
    private Mailer mailer;

    @Autowired
    private OutboxStatistics statistics;

    @Autowired
    private OutboxSlice.MailServer server;

    @Autowired
    private OutboxSlice.StuckMessages stuck;

    @Autowired
    private JdbcClient jdbc;

    private final UUID person = UUID.randomUUID();

    @BeforeEach
    void fresh() throws Exception {
        trial.fresh();
    }

    @ParameterizedTest
    @EnumSource(names = {"NIEUWE_TAAK", "PIKETOPROEP"})
    void theMailServerIsDownAndTheMailComesLater(Template kind) {
        Lane lane = Lane.of(DeliveryChannel.MAIL, kind);
        server.down();
        try {
            trial.commit(() -> outbox.toPerson(person, kind, "taak-1", "/taken/1"));
            trial.deliverAll();
            assertThat(trial.rows("wacht")).isOne();
            // it waits before it tries again
            assertThat(table.take(lane, 10)).isEmpty();
        } finally {
            server.up();
        }
        trial.timePasses(lane.backoff().after(1));
        trial.deliverAll();

        assertThat(trial.received()).hasSize(1);
        assertThat(trial.rows("verzonden")).isOne();
    }

    @ParameterizedTest
    @EnumSource(names = {"NIEUWE_TAAK", "PIKETOPROEP"})
    void aNodeThatDiesBeforeSendingLosesNothing(Template kind) {
        Lane lane = Lane.of(DeliveryChannel.MAIL, kind);
        trial.commit(() -> outbox.toPerson(person, kind, "taak-1", "/taken/1"));
        assertThat(table.take(lane, 10)).hasSize(1);
        // here the node dies: as long as the loan runs, nobody else touches the message
        trial.deliverAll();
        assertThat(trial.received()).isEmpty();

        trial.timePasses(lane.loan());
        trial.deliverAll();
        assertThat(trial.received()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"NIEUWE_TAAK", "PIKETOPROEP"})
    void aNodeThatDiesAfterSendingSendsThatMailOnceMore(Template kind) throws Exception {
        Lane lane = Lane.of(DeliveryChannel.MAIL, kind);
        trial.commit(() -> outbox.toPerson(person, kind, "taak-1", "/taken/1"));
        WaitingMessage taken = table.take(lane, 10).get(0);
        mailer.send(taken, person + "@voorbeeld.example");
        // here the node dies, before it could note that the mail is gone
        trial.timePasses(lane.loan());
        trial.deliverAll();
        trial.timePasses(Duration.ofDays(1));
        trial.deliverAll();

        assertThat(trial.received()).hasSize(2);
        assertThat(trial.received()[0].getMessageID()).isEqualTo(trial.received()[1].getMessageID());
    }

    @Test
    void afterManyFailuresAPersonIsToldOnceAndItIsStillTried() {
        server.down();
        try {
            trial.commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
            for (int i = 1; i < Backoff.MAIL.stuckAfter(); i++) {
                trial.deliverAll();
                assertThat(stuck.published).isEmpty();
                trial.timePasses(Backoff.MAIL.after(i));
            }
            trial.deliverAll();
            assertThat(stuck.published).hasSize(1);
            OutboxStuck told = stuck.published.get(0);
            assertThat(told.template()).isEqualTo(Template.NIEUWE_TAAK);
            assertThat(told.attempts()).isEqualTo(Backoff.MAIL.stuckAfter());
            assertThat(outbox.stuck(DeliveryChannel.MAIL))
                    .extracting(Outbox.StuckMessage::id)
                    .containsExactly(told.message());

            trial.timePasses(Duration.ofHours(1));
            trial.deliverAll();
            assertThat(stuck.published).hasSize(1);
            statistics.refresh();
            assertThat(trial.gauge("schakel.outbox.stuck")).isEqualTo(1);
        } finally {
            server.up();
        }
        trial.timePasses(Duration.ofHours(1));
        trial.deliverAll();
        assertThat(trial.received()).hasSize(1);
    }

    @Test
    void beheerHearsOnceADayThatMailIsStuckAndCanTryAgain() {
        GroupId caretakers = GroupId.parse("beheer@schakel");
        when(trial.directory.members(caretakers)).thenReturn(List.of(OutboxTrial.person(UUID.randomUUID(), true)));
        server.down();
        try {
            for (int i = 0; i < 3; i++) {
                UUID someone = UUID.randomUUID();
                trial.commit(() -> outbox.toPerson(someone, Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
            }
            jdbc.sql("update schakel.outbox set attempts = ?")
                    .param(Backoff.MAIL.stuckAfter() - 1)
                    .update();
            trial.deliverAll();
        } finally {
            server.up();
        }
        assertThat(outbox.stuck(DeliveryChannel.MAIL)).hasSize(3);
        assertThat(jdbc.sql("select count(*) from schakel.outbox where template = 'INCIDENT'")
                        .query(Long.class)
                        .single())
                .isOne();

        assertThat(trial.committed(() -> outbox.retryStuck(DeliveryChannel.MAIL)))
                .isEqualTo(3);
        trial.timePasses(Backoff.MAIL.after(1));
        trial.deliverAll();
        assertThat(trial.received()).hasSize(4);
        assertThat(outbox.stuck(DeliveryChannel.MAIL)).isEmpty();
    }

    @Test
    void afterAWeekAMessageIsGivenUp() {
        server.down();
        try {
            trial.commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
            jdbc.sql("update schakel.outbox set created_at = now() - interval '8 days', attempts = 100")
                    .update();
            trial.deliverAll();
        } finally {
            server.up();
        }
        assertThat(trial.rows("opgegeven")).isOne();
        trial.timePasses(Duration.ofDays(1));
        trial.deliverAll();
        assertThat(trial.received()).isEmpty();
    }
}
