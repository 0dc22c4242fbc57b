package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.schakel.notification.Channel;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.PhoneNumbers;
import nl.schakel.notification.Template;
import nl.schakel.notification.internal.TrialGateway.Illness;
import nl.schakel.notification.internal.TrialGateway.Received;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.support.sms.DemoSmsGateway;
import nl.schakel.support.sms.SmsSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** SMS over real HTTP to a gateway that works, and to gateways that do not. */
@JdbcTest(
        properties = {
            "schakel.outbox.polling=false",
            "schakel.base-url=https://schakel.voorbeeld.example/",
            "schakel.sms.token=geheim-van-de-test",
            "schakel.sms.timeout=PT0.5S"
        })
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@Import({OutboxSlice.class, SmsTest.Numbers.class})
class SmsTest {

    private static final TrialGateway GATEWAY = new TrialGateway();
    private static final ObjectProvider<DemoSmsGateway> NO_DEMO =
            new StaticListableBeanFactory().getBeanProvider(DemoSmsGateway.class);
    private static final String NUMBER = "06 00 00 00 11";
    private static final String DIALLED = "+31600000011";

    /** Numbers that the test gives out. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Numbers implements PhoneNumbers {

        final Map<UUID, String> known = new ConcurrentHashMap<>();

        @Bean
        PhoneNumbers numbers() {
            return this;
        }

        @Override
        public Optional<String> ofPerson(UUID person) {
            return Optional.ofNullable(known.get(person));
        }

        @Override
        public Optional<String> ofDesk(UUID location) {
            return Optional.ofNullable(known.get(location));
        }
    }

    @DynamicPropertySource
    static void gateway(DynamicPropertyRegistry settings) {
        settings.add("schakel.sms.url", GATEWAY::url);
    }

    @AfterAll
    static void close() {
        GATEWAY.close();
    }

    @Autowired
    private Outbox outbox;

    @Autowired
    private SmsDelivery delivery;

    @Autowired
    private OutboxDelivery mailDelivery;

    @Autowired
    private OutboxSlice.StuckMessages stuck;

    @Autowired
    private SmsSettings settings;

    @Autowired
    private Numbers numbers;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @MockitoBean
    private Directory directory;

    private final UUID person = UUID.randomUUID();

    @BeforeEach
    void fresh() {
        jdbc.sql("delete from schakel.outbox").update();
        GATEWAY.received.clear();
        GATEWAY.ill.clear();
        stuck.published.clear();
        numbers.known.clear();
        numbers.known.put(person, NUMBER);
        when(directory.person(any()))
                .thenAnswer(
                        call -> Optional.of(new Person(call.getArgument(0), "x", "Iemand (fictief)", Set.of(), true)));
        when(directory.emailOf(any())).thenReturn(Optional.of("iemand@voorbeeld.example"));
    }

    @Test
    void anSmsSaysThatSomebodyIsNeededAndNothingElse() {
        assertThat(put(person)).isTrue();
        deliverAll();

        Received sms = only();
        assertThat(sms.to()).isEqualTo(DIALLED);
        assertThat(sms.text())
                .isEqualTo("Schakel: er wacht een piketoproep. Log in en neem hem aan."
                        + " https://schakel.voorbeeld.example/piket/1");
        assertThat(sms.authorization()).isEqualTo("Bearer geheim-van-de-test");
        assertThat(sms.key()).isEqualTo(sms.mark()).hasSizeGreaterThan(20);
        assertThat(states()).containsExactly("verzonden");
    }

    @Test
    void whoGaveNoNumberIsNotReachedBySms() {
        assertThat(put(UUID.randomUUID())).isFalse();
        assertThat(states()).isEmpty();
    }

    @Test
    void aNumberTakenBackInTheMeantimeGetsNothing() {
        put(person);
        numbers.known.clear();
        deliverAll();
        assertThat(GATEWAY.received).isEmpty();
        assertThat(states()).containsExactly("vervallen");
    }

    @Test
    void aNightDeskIsReachedByItsOwnNumber() {
        UUID desk = UUID.randomUUID();
        numbers.known.put(desk, "+31 600000012");
        assertThat(transaction.<Boolean>execute(
                        status -> outbox.smsToDesk(desk, Template.PIKET_PLEKVRAAG, "vraag-1", "/opvang")))
                .isTrue();
        deliverAll();
        assertThat(only().to()).isEqualTo("+31600000012");
    }

    @Test
    void theSameAlarmIsSentOnce() {
        put(person);
        put(person);
        deliverAll();
        put(person);
        deliverAll();
        assertThat(GATEWAY.received).hasSize(1);
    }

    @Test
    void mailAndSmsOfOneAlarmGoBothAndApart() {
        put(person);
        transaction.executeWithoutResult(
                status -> outbox.toPerson(person, Template.PIKETOPROEP, "oproep-1", "/piket/1"));
        GATEWAY.ill.put(DIALLED, Illness.BROKEN);
        deliverAll();
        mailDelivery.deliver(() -> true);
        assertThat(states("mail")).containsExactly("verzonden");
        assertThat(states("sms")).containsExactly("wacht");
    }

    @ParameterizedTest
    @EnumSource(Illness.class)
    void whateverIsWrongItIsTriedAgainWithinSecondsUnderTheSameMark(Illness illness) {
        put(person);
        GATEWAY.ill.put(DIALLED, illness);
        deliverAll();
        assertThat(states()).containsExactly("wacht");
        assertThat(secondsToNext()).isBetween(0.1, 2.0);

        GATEWAY.ill.clear();
        timePasses(Duration.ofSeconds(2));
        deliverAll();
        assertThat(states()).containsExactly("verzonden");
        assertThat(GATEWAY.received)
                .as("a gateway that honours the mark delivers one")
                .hasSize(2)
                .extracting(Received::key)
                .containsOnly(GATEWAY.received.get(0).mark());
    }

    @Test
    void aGatewayThatRefusesTheConnectionIsTriedAgain() {
        // nothing listens on the port of a server that has closed
        TrialGateway gone = new TrialGateway();
        String url = gone.url();
        gone.close();
        SmsGateway client = new SmsGateway(new SmsChannel(new SmsSettings(url, ""), NO_DEMO), Duration.ofSeconds(2));
        assertThatThrownBy(() -> client.send(NUMBER, "tekst", "kenmerk"))
                .isInstanceOf(SmsGateway.NotTaken.class)
                .hasMessage("ConnectException");
    }

    @Test
    void anAlarmThatKeepsFailingIsSeenWithinAMinuteAndStopsAfterAnHour() {
        put(person);
        GATEWAY.ill.put(DIALLED, Illness.BROKEN);
        Duration waited = Duration.ZERO;
        for (int attempt = 1; attempt <= Backoff.SMS.stuckAfter(); attempt++) {
            deliverAll();
            waited = waited.plus(Backoff.SMS.after(attempt));
            timePasses(Backoff.SMS.after(attempt));
        }
        assertThat(waited).isLessThan(Duration.ofMinutes(1));
        assertThat(stuck.published)
                .hasSize(1)
                .allSatisfy(event -> assertThat(event.channel()).isEqualTo(Channel.SMS));
        assertThat(outbox.stuck(Channel.SMS)).hasSize(1);
        assertThat(outbox.stuck(Channel.MAIL)).isEmpty();
        assertThat(jdbc.sql("select key from schakel.outbox where template = 'INCIDENT'")
                        .query(String.class)
                        .list())
                .allSatisfy(key -> assertThat(key).startsWith("sms-vastgelopen-"));

        jdbc.sql("update schakel.outbox set created_at = created_at - interval '1 hour' where channel = 'sms'")
                .update();
        deliverAll();
        assertThat(states("sms")).containsExactly("opgegeven");
        assertThat(outbox.givenUpToday(Channel.SMS)).isEqualTo(1);
    }

    @Test
    void whatIsNotNeededAnyMoreIsNotSent() {
        put(person);
        transaction.executeWithoutResult(status -> outbox.withdraw("oproep-"));
        deliverAll();
        assertThat(GATEWAY.received).isEmpty();
        assertThat(states()).containsExactly("vervallen");
    }

    @Test
    void aNewAlarmGoesBeforeOneThatFailed() {
        UUID other = UUID.randomUUID();
        numbers.known.put(other, "06 00 00 00 13");
        GATEWAY.ill.put(DIALLED, Illness.BROKEN);
        put(person);
        deliverAll();
        timePasses(Duration.ofMinutes(1));
        put(other);
        assertThat(delivery.take(1)).extracting(WaitingMessage::receiver).containsExactly(other);
    }

    @Test
    void neitherTokenNorAddressIsPrinted() {
        assertThat(settings.toString()).doesNotContain("geheim-van-de-test", "/sms");
        assertThatThrownBy(() -> new SmsSettings("gateway.voorbeeld.example", ""))
                .hasMessageContaining("SCHAKEL_SMS_URL");
        assertThatThrownBy(() -> new SmsSettings("file:///etc/passwd", "")).hasMessageContaining("SCHAKEL_SMS_URL");
    }

    private boolean put(UUID to) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> outbox.smsToPerson(to, Template.PIKETOPROEP, "oproep-1", "/piket/1")));
    }

    private void deliverAll() {
        for (List<WaitingMessage> due = delivery.take(10); !due.isEmpty(); due = delivery.take(10)) {
            due.forEach(delivery::deliver);
        }
    }

    private Received only() {
        assertThat(GATEWAY.received).hasSize(1);
        return GATEWAY.received.get(0);
    }

    private List<String> states() {
        return states("sms");
    }

    private List<String> states(String channel) {
        return jdbc.sql("select state from schakel.outbox where channel = ? and template <> 'INCIDENT'")
                .param(channel)
                .query(String.class)
                .list();
    }

    private double secondsToNext() {
        return jdbc.sql("select extract(epoch from next_attempt_at - now()) from schakel.outbox")
                .query(Double.class)
                .single();
    }

    private void timePasses(Duration time) {
        jdbc.sql("update schakel.outbox set next_attempt_at = next_attempt_at - make_interval(secs => ?)")
                .param(time.toSeconds())
                .update();
    }
}
