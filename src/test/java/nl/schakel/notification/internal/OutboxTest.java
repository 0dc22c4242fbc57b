package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** What is put in the outbox: nothing twice, nothing for what did not happen, nothing about a person. */
@OutboxContext
class OutboxTest {

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxTrial trial;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private OutboxSlice.MailServer server;

    private final UUID person = UUID.randomUUID();

    @BeforeEach
    void fresh() throws Exception {
        trial.fresh();
    }

    @Test
    void whatIsRolledBackSendsNothing() {
        transaction.executeWithoutResult(status -> {
            outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-1", "/taken/1");
            status.setRollbackOnly();
        });
        trial.deliverAll();

        assertThat(trial.received()).isEmpty();
        assertThat(trial.rows("wacht")).isZero();
    }

    @Test
    void outsideATransactionNothingIsAccepted() {
        assertThatThrownBy(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-1", "/taken/1"))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void theSameKeyReachesTheSameReceiverOnce() {
        UUID colleague = UUID.randomUUID();
        trial.commit(() -> outbox.toPerson(person, Template.HERINNERING, "taak-1:75", "/taken/1"));
        trial.deliverAll();
        when(trial.directory.members(OutboxTrial.GROUP))
                .thenReturn(List.of(OutboxTrial.person(person, true), OutboxTrial.person(colleague, true)));
        trial.commit(() -> outbox.toGroup(OutboxTrial.GROUP, Template.HERINNERING, "taak-1:75", "/taken/1"));
        trial.deliverAll();

        assertThat(trial.addresses())
                .containsExactlyInAnyOrder(person + "@voorbeeld.example", colleague + "@voorbeeld.example");
    }

    @Test
    void twentyAtOnceWithTheSameKeyGiveOneMail() throws Exception {
        CyclicBarrier together = new CyclicBarrier(20);
        OutboxTrial.inParallel(20, () -> {
            together.await();
            trial.commit(() -> outbox.toPerson(person, Template.ESCALATIE, "taak-1:150", "/taken/1"));
            return null;
        });
        trial.deliverAll();

        assertThat(trial.received()).hasSize(1);
    }

    @Test
    void aGroupWithoutPeopleSaysThatNobodyHears() {
        when(trial.directory.members(OutboxTrial.GROUP)).thenReturn(List.of());
        Integer hear =
                trial.committed(() -> outbox.toGroup(OutboxTrial.GROUP, Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
        assertThat(hear).isZero();
        assertThat(trial.rows("wacht")).isZero();
    }

    @Test
    void aLinkOrKeyCannotCarryPersonalData() {
        for (String link : List.of("/zaken/Jan Jansen", "/zaken?naam=Jansen", "https://elders.example", "taken/1")) {
            assertThatThrownBy(() -> trial.commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "k", link)))
                    .as(link)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> trial.commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "Jan Jansen", "/")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theDatabaseKeepsNoAddress() {
        trial.commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
        server.down();
        trial.deliverAll();
        server.up();
        assertThat(jdbc.sql("select o::text from schakel.outbox o")
                        .query(String.class)
                        .single())
                .doesNotContain("voorbeeld.example");
    }
}
