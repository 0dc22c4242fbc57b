package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** A poller that by itself would look once in a day sends at once what was committed on its node. */
@JdbcTest(properties = {"schakel.outbox.look-every=P1D", "schakel.base-url=https://schakel.voorbeeld.example"})
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@Import(OutboxSlice.class)
class OutboxPollerTest {

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxPoller poller;

    @Autowired
    private OutboxSlice.MailServer server;

    @Autowired
    private TransactionTemplate transaction;

    @MockitoBean
    private Directory directory;

    @BeforeEach
    void people() {
        when(directory.person(any()))
                .thenAnswer(call ->
                        Optional.of(new Person(call.getArgument(0), "iemand", "Iemand (fictief)", Set.of(), true)));
        when(directory.emailOf(any())).thenReturn(Optional.of("iemand@voorbeeld.example"));
    }

    @Test
    void aCommitWakesTheSender() {
        transaction.executeWithoutResult(
                status -> outbox.toPerson(UUID.randomUUID(), Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(server.mail().getReceivedMessages()).hasSize(1));

        poller.stop();
        assertThat(poller.isRunning()).isFalse();
        poller.start();
        transaction.executeWithoutResult(
                status -> outbox.toPerson(UUID.randomUUID(), Template.NIEUWE_TAAK, "taak-2", "/taken/2"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(server.mail().getReceivedMessages()).hasSize(2));
    }
}
