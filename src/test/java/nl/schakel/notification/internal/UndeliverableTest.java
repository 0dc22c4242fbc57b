package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.notification.DeliveryChannel;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.notification.Undeliverable;
import nl.schakel.organisation.GroupId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An address at which nothing ever arrives: no second try, and who has to know hears at once. */
@OutboxContext
class UndeliverableTest {

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxTrial trial;

    @Autowired
    private OutboxTable table;

    @Autowired
    private OutboxSlice.Reporters reporters;

    @Autowired
    private OutboxSlice.Lost lost;

    @Autowired
    private JdbcClient jdbc;

    private final TrialMailServer server = new TrialMailServer(address -> false);
    private final UUID dossier = UUID.randomUUID();
    private final UUID person = UUID.randomUUID();

    @BeforeEach
    void fresh() throws Exception {
        trial.fresh();
        reporters.safe.put(dossier, "melder@voorbeeld.example");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void anAddressThatIsNoneIsTriedOnce() {
        reporters.safe.put(dossier, "x@voorbeeld..nl");
        trial.commit(() -> outbox.toReporter(dossier, Template.NIEUWS_VOOR_MELDER, "bericht-1"));
        trial.deliverAll();

        assertThat(trial.rows("onbezorgbaar")).isOne();
        assertThat(lost.published)
                .extracting(Undeliverable::receiver, Undeliverable::reporter, Undeliverable::why)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(dossier, true, Undeliverable.Why.GEWEIGERD));
        trial.timePasses(Duration.ofDays(8));
        trial.deliverAll();
        assertThat(attempts()).isOne();
        assertThat(outbox.stuck(DeliveryChannel.MAIL)).isEmpty();
    }

    @Test
    void aMailServerThatKnowsNobodyThereIsAskedOnce() {
        server.refused.put("melder@voorbeeld.example", "550 5.1.1 No such user");
        trial.commit(() -> outbox.toReporter(dossier, Template.NIEUWS_VOOR_MELDER, "bericht-1"));
        send();

        assertThat(trial.rows("onbezorgbaar")).isOne();
        assertThat(lost.published)
                .singleElement()
                .extracting(Undeliverable::why)
                .isEqualTo(Undeliverable.Why.GEWEIGERD);
        assertThat(jdbc.sql("select o::text from schakel.outbox o")
                        .query(String.class)
                        .single())
                .as("no address in the database")
                .doesNotContain("voorbeeld.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"451 4.7.1 Try later", "550 5.7.1 Relaying denied", "552 5.2.2 Mailbox full"})
    void whatMayPassIsTriedAgain(String answer) {
        server.refused.put("melder@voorbeeld.example", answer);
        trial.commit(() -> outbox.toReporter(dossier, Template.NIEUWS_VOOR_MELDER, "bericht-1"));
        send();
        assertThat(trial.rows("wacht")).isOne();
        assertThat(lost.published).isEmpty();

        server.refused.clear();
        trial.timePasses(Backoff.MAIL.after(1));
        send();
        assertThat(server.received).containsExactly("melder@voorbeeld.example");
        assertThat(trial.rows("verzonden")).isOne();
    }

    @Test
    void mailThatIsGivenUpAfterAWeekIsToldToo() {
        server.refused.put("melder@voorbeeld.example", "451 4.7.1 Try later");
        trial.commit(() -> outbox.toReporter(dossier, Template.NIEUWS_VOOR_MELDER, "bericht-1"));
        jdbc.sql("update schakel.outbox set created_at = now() - interval '8 days'")
                .update();
        send();

        assertThat(trial.rows("opgegeven")).isOne();
        assertThat(lost.published)
                .singleElement()
                .extracting(Undeliverable::why)
                .isEqualTo(Undeliverable.Why.OPGEGEVEN);
    }

    @Test
    void beheerHearsOfAnAccountOnceADayAndSeesWhoseItIs() {
        GroupId caretakers = GroupId.parse("beheer@schakel");
        UUID beheer = UUID.randomUUID();
        when(trial.directory.members(caretakers)).thenReturn(List.of(OutboxTrial.person(beheer, true)));
        when(trial.directory.emailOf(person)).thenReturn(Optional.of("x@voorbeeld..nl"));
        for (String key : List.of("taak-1", "taak-2")) {
            trial.commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, key, "/taken/1"));
            trial.deliverAll();
        }

        assertThat(trial.addresses()).containsExactly(OutboxTrial.address(beheer));
        assertThat(outbox.unreachable()).containsExactly(person);

        when(trial.directory.emailOf(person)).thenReturn(Optional.of(OutboxTrial.address(person)));
        trial.commit(() -> outbox.toPerson(person, Template.NIEUWE_TAAK, "taak-3", "/taken/3"));
        trial.deliverAll();
        assertThat(outbox.unreachable()).as("a mail went there since").isEmpty();
    }

    /** The sender's own address is wrong: that is about nobody's address but ours. */
    @Test
    void aRefusedSenderIsNoReasonToGiveAnyoneUp() {
        server.refused.put("melder@voorbeeld.example", "553 5.1.8 Sender address rejected");
        trial.commit(() -> outbox.toReporter(dossier, Template.NIEUWS_VOOR_MELDER, "bericht-1"));
        send();
        assertThat(trial.rows("wacht")).isOne();
    }

    private void send() {
        Delivery delivery = trial.delivery(server.sender());
        table.take(Lane.MAIL, 10).forEach(delivery::deliver);
    }

    private int attempts() {
        return jdbc.sql("select attempts from schakel.outbox")
                .query(Integer.class)
                .single();
    }
}
