package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.PhoneNumbers;
import nl.schakel.notification.Template;
import nl.schakel.notification.internal.TrialGateway.Illness;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** While the gateway hangs for some, others get their SMS and everybody gets mail, at once. */
@JdbcTest(
        properties = {
            "schakel.outbox.look-every=P1D",
            "schakel.sms.senders=3",
            // longer than the test takes: who hangs, hangs all the time
            "schakel.sms.timeout=PT5M",
            "schakel.base-url=https://schakel.voorbeeld.example"
        })
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@Import(OutboxSlice.class)
class SmsPollerTest {

    private static final TrialGateway GATEWAY = new TrialGateway();
    private static final UUID HANGS = UUID.randomUUID();
    private static final UUID HANGS_TOO = UUID.randomUUID();
    private static final UUID FINE = UUID.randomUUID();

    @Autowired
    private Outbox outbox;

    @Autowired
    private SmsPoller poller;

    @Autowired
    private OutboxSlice.MailServer mail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @MockitoBean
    private Directory directory;

    @MockitoBean
    private PhoneNumbers numbers;

    @DynamicPropertySource
    static void gateway(DynamicPropertyRegistry settings) {
        settings.add("schakel.sms.url", GATEWAY::url);
    }

    @BeforeEach
    void people() {
        Map<UUID, String> known = Map.of(HANGS, "+31600000001", HANGS_TOO, "+31600000002", FINE, "+31600000003");
        when(numbers.ofPerson(any())).thenAnswer(call -> Optional.ofNullable(known.get(call.<UUID>getArgument(0))));
        when(directory.person(any()))
                .thenAnswer(
                        call -> Optional.of(new Person(call.getArgument(0), "x", "Iemand (fictief)", Set.of(), true)));
        when(directory.emailOf(any())).thenReturn(Optional.of("iemand@voorbeeld.example"));
        GATEWAY.ill.put("+31600000001", Illness.HANGS);
        GATEWAY.ill.put("+31600000002", Illness.HANGS);
    }

    @AfterAll
    static void close() {
        GATEWAY.close();
    }

    @Test
    void theOthersDoNotWait() {
        alarm(HANGS, 1);
        alarm(HANGS_TOO, 1);
        await().atMost(Duration.ofSeconds(30)).until(() -> GATEWAY.received.size() == 2);

        for (int i = 1; i <= 3; i++) {
            alarm(FINE, i);
        }
        transaction.executeWithoutResult(
                status -> outbox.toPerson(HANGS, Template.PIKETOPROEP, "oproep-1", "/piket/1"));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(jdbc.sql("select count(*) from schakel.outbox where state = 'verzonden'")
                                        .query(Integer.class)
                                        .single())
                                .isEqualTo(4));
        assertThat(mail.mail().getReceivedMessages()).hasSize(1);
        assertThat(jdbc.sql("select count(*) from schakel.outbox where state = 'wacht'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        // lets go of the two that hang, so that the context closes at once
        GATEWAY.close();
        poller.stop();
        assertThat(poller.isRunning()).isFalse();
    }

    private void alarm(UUID person, int number) {
        transaction.executeWithoutResult(
                status -> outbox.smsToPerson(person, Template.PIKETOPROEP, "oproep-" + number, "/piket/1"));
    }
}
