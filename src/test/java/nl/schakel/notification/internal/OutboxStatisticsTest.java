package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is told about the outbox as a whole, and what it forgets. */
@OutboxContext
class OutboxStatisticsTest {

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxTrial trial;

    @Autowired
    private OutboxTable table;

    @Autowired
    private OutboxStatistics statistics;

    @Autowired
    private JdbcClient jdbc;

    private final UUID person = UUID.randomUUID();

    @BeforeEach
    void fresh() throws Exception {
        trial.fresh();
    }

    @Test
    void waitingMailIsADetailOfHealthAndNeverAFailure() {
        trial.commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
        jdbc.sql("update schakel.outbox set created_at = now() - interval '2 days'")
                .update();
        statistics.refresh();

        assertThat(statistics.health().getStatus()).isEqualTo(Status.UP);
        assertThat(statistics.health().getDetails()).containsEntry("wachtend", 1L);
        assertThat(trial.gauge("schakel.outbox.age.seconds"))
                .isGreaterThanOrEqualTo(Duration.ofDays(2).toSeconds());
        assertThat(trial.gauge("schakel.outbox.waiting")).isEqualTo(1);

        trial.deliverAll();
        statistics.refresh();
        assertThat(trial.gauge("schakel.outbox.age.seconds")).isZero();
    }

    @Test
    void whatEndedLongAgoIsForgottenAndWhatWaitsIsKept() {
        trial.commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
        trial.deliverAll();
        trial.commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-2", "/taken/2"));
        jdbc.sql("update schakel.outbox set created_at = now() - interval '100 days',"
                        + " ended_at = ended_at - interval '100 days'")
                .update();

        assertThat(table.forgetEnded(Duration.ofDays(90))).isOne();
        assertThat(trial.rows("wacht")).isOne();
    }
}
