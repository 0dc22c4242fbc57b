package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import nl.schakel.notification.DeliveryChannel;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.SmsRefused;
import nl.schakel.notification.Template;
import nl.schakel.notification.internal.TrialGateway.Illness;
import nl.schakel.notification.internal.TrialGateway.Received;
import nl.schakel.support.sms.DemoSmsGateway;
import nl.schakel.support.sms.SmsSettings;
import nl.schakel.support.time.RealTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SMS over real HTTP to gateways that do not work. */
@OutboxContext
class SmsFailureTest {

    private static final String NUMBER = "06 00 00 00 11";
    private static final String DIALLED = "+31600000011";

    private static final ObjectProvider<DemoSmsGateway> NO_DEMO =
            new StaticListableBeanFactory().getBeanProvider(DemoSmsGateway.class);

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxTrial trial;

    @Autowired
    private OutboxTable table;

    @Autowired
    private TrialGateway gateway;

    @Autowired
    private TrialNumbers numbers;

    @Autowired
    private OutboxSlice.StuckMessages stuck;

    @Autowired
    private OutboxSlice.RefusedSms refusals;

    @Autowired
    private JdbcClient jdbc;

    private final UUID person = UUID.randomUUID();

    @BeforeEach
    void fresh() throws Exception {
        trial.fresh();
        numbers.known.put(person, NUMBER);
    }

    @Test
    void mailAndSmsOfOneAlarmGoBothAndApart() {
        put(person);
        trial.commit(() -> outbox.toPerson(person, Template.PIKETOPROEP, "oproep-1", "/piket/1"));
        gateway.ill.put(DIALLED, Illness.BROKEN);
        trial.deliverAll();
        assertThat(trial.states("mail")).containsExactly("verzonden");
        assertThat(trial.states("sms")).containsExactly("wacht");
    }

    @ParameterizedTest
    @EnumSource(value = Illness.class, mode = EnumSource.Mode.EXCLUDE, names = "REFUSES")
    void whateverIsWrongItIsTriedAgainWithinSecondsUnderTheSameMark(Illness illness) {
        put(person);
        gateway.ill.put(DIALLED, illness);
        trial.deliverAll();
        assertThat(trial.states("sms")).containsExactly("wacht");
        assertThat(trial.secondsToNext()).isBetween(0.1, 2.0);

        gateway.ill.clear();
        trial.timePasses(Duration.ofSeconds(2));
        trial.deliverAll();
        assertThat(trial.states("sms")).containsExactly("verzonden");
        assertThat(gateway.received)
                .as("a gateway that honours the mark delivers one")
                .hasSize(2)
                .extracting(Received::key)
                .containsOnly(gateway.received.get(0).mark());
    }

    /** Nothing ever arrives at that number, and the night goes on without it. */
    @Test
    void aNumberThatIsRefusedForGoodIsNotTriedAgainAndIsTold() {
        UUID other = UUID.randomUUID();
        numbers.known.put(other, "06 00 00 00 13");
        gateway.ill.put(DIALLED, Illness.REFUSES);
        put(person);
        put(other);

        trial.deliverAll();

        assertThat(trial.states("sms")).containsExactlyInAnyOrder("onbezorgbaar", "verzonden");
        assertThat(refusals.published).extracting(SmsRefused::receiver).containsExactly(person);
        assertThat(outbox.smsRefusedToAll("oproep-1")).as("the other was told").isFalse();
        assertThat(outbox.refusingSms()).containsExactly(person);
        assertThat(outbox.unreachable()).as("mail is something else").isEmpty();
        trial.timePasses(Duration.ofHours(1));
        trial.deliverAll();
        assertThat(gateway.received).as("once each").hasSize(2);
    }

    @Test
    void whenEverybodysNumberIsRefusedItSaysSo() {
        gateway.ill.put(DIALLED, Illness.REFUSES);
        put(person);

        trial.deliverAll();

        assertThat(outbox.smsRefusedToAll("oproep-1")).isTrue();
        assertThat(jdbc.sql("select key from schakel.outbox where template = 'NUMMER_WEIGERT'")
                        .query(String.class)
                        .list())
                .allSatisfy(key -> assertThat(key).startsWith("nummer-" + person));
    }

    @Test
    void aGatewayThatRefusesTheConnectionIsTriedAgain() {
        // nothing listens on the port of a server that has closed
        TrialGateway gone = new TrialGateway();
        String url = gone.url();
        gone.close();
        SmsGateway client = new SmsGateway(
                new SmsChannel(new SmsSettings(url, ""), NO_DEMO, new RealTime()), Duration.ofSeconds(2));
        assertThatThrownBy(() -> client.send(NUMBER, "tekst", "kenmerk", false))
                .isInstanceOf(SmsGateway.NotTaken.class)
                .hasMessage("ConnectException");
    }

    @Test
    void anAlarmThatKeepsFailingIsSeenWithinAMinuteAndStopsAfterAnHour() {
        put(person);
        gateway.ill.put(DIALLED, Illness.BROKEN);
        Duration waited = Duration.ZERO;
        for (int attempt = 1; attempt <= Backoff.SMS.stuckAfter(); attempt++) {
            trial.deliverAll();
            waited = waited.plus(Backoff.SMS.after(attempt));
            trial.timePasses(Backoff.SMS.after(attempt));
        }
        assertThat(waited).isLessThan(Duration.ofMinutes(1));
        assertThat(stuck.published)
                .hasSize(1)
                .allSatisfy(event -> assertThat(event.channel()).isEqualTo(DeliveryChannel.SMS));
        assertThat(outbox.stuck(DeliveryChannel.SMS)).hasSize(1);
        assertThat(outbox.stuck(DeliveryChannel.MAIL)).isEmpty();
        assertThat(jdbc.sql("select key from schakel.outbox where template = 'INCIDENT'")
                        .query(String.class)
                        .list())
                .allSatisfy(key -> assertThat(key).startsWith("sms-vastgelopen-"));

        jdbc.sql("update schakel.outbox set created_at = created_at - interval '1 hour' where channel = 'sms'")
                .update();
        trial.deliverAll();
        assertThat(trial.states("sms")).containsExactly("opgegeven");
        assertThat(outbox.givenUpToday(DeliveryChannel.SMS)).isEqualTo(1);
    }

    @Test
    void aNewAlarmGoesBeforeOneThatFailed() {
        UUID other = UUID.randomUUID();
        numbers.known.put(other, "06 00 00 00 13");
        gateway.ill.put(DIALLED, Illness.BROKEN);
        put(person);
        trial.deliverAll();
        trial.timePasses(Duration.ofMinutes(1));
        put(other);
        assertThat(table.take(Lane.SMS, 1)).extracting(WaitingMessage::receiver).containsExactly(other);
    }

    private boolean put(UUID to) {
        return trial.committed(() -> outbox.smsToPerson(to, Template.PIKETOPROEP, "oproep-1", "/piket/1"));
    }
}
