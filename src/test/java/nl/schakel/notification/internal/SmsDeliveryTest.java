package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.notification.internal.TrialGateway.Received;
import nl.schakel.support.sms.SmsSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An SMS as it arrives over real HTTP, and who gets none. */
@OutboxContext
class SmsDeliveryTest {

    private static final String NUMBER = "06 00 00 00 11";
    private static final String DIALLED = "+31600000011";

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxTrial trial;

    @Autowired
    private TrialGateway gateway;

    @Autowired
    private TrialNumbers numbers;

    @Autowired
    private SmsSettings settings;

    private final UUID person = UUID.randomUUID();

    @BeforeEach
    void fresh() throws Exception {
        trial.fresh();
        numbers.known.put(person, NUMBER);
    }

    @Test
    void anSmsSaysThatSomebodyIsNeededAndNothingElse() {
        assertThat(put(person)).isTrue();
        trial.deliverAll();

        Received sms = only();
        assertThat(sms.to()).isEqualTo(DIALLED);
        assertThat(sms.text())
                .isEqualTo("Schakel: er wacht een piketoproep. Log in en neem hem aan."
                        + " https://schakel.voorbeeld.example/piket/1");
        assertThat(sms.authorization()).isEqualTo("Bearer geheim-van-de-test");
        assertThat(sms.key()).isEqualTo(sms.mark()).hasSizeGreaterThan(20);
        assertThat(trial.states("sms")).containsExactly("verzonden");
    }

    @Test
    void whoGaveNoNumberIsNotReachedBySms() {
        assertThat(put(UUID.randomUUID())).isFalse();
        assertThat(trial.states("sms")).isEmpty();
    }

    @Test
    void aNumberTakenBackInTheMeantimeGetsNothing() {
        put(person);
        numbers.known.clear();
        trial.deliverAll();
        assertThat(gateway.received).isEmpty();
        assertThat(trial.states("sms")).containsExactly("vervallen");
    }

    @Test
    void aNightDeskIsReachedByItsOwnNumber() {
        UUID desk = UUID.randomUUID();
        numbers.known.put(desk, "+31 600000012");
        assertThat(trial.committed(() -> outbox.smsToDesk(desk, Template.PIKET_PLEKVRAAG, "vraag-1", "/opvang")))
                .isTrue();
        trial.deliverAll();
        assertThat(only().to()).isEqualTo("+31600000012");
    }

    @Test
    void theSameAlarmIsSentOnce() {
        put(person);
        put(person);
        trial.deliverAll();
        put(person);
        trial.deliverAll();
        assertThat(gateway.received).hasSize(1);
    }

    @Test
    void whatIsNotNeededAnyMoreIsNotSent() {
        put(person);
        trial.commit(() -> outbox.withdraw("oproep-"));
        trial.deliverAll();
        assertThat(gateway.received).isEmpty();
        assertThat(trial.states("sms")).containsExactly("vervallen");
    }

    @Test
    void neitherTokenNorAddressIsPrinted() {
        assertThat(settings.toString()).doesNotContain("geheim-van-de-test", "/sms");
        assertThatThrownBy(() -> new SmsSettings("gateway.voorbeeld.example", ""))
                .hasMessageContaining("SCHAKEL_SMS_URL");
        assertThatThrownBy(() -> new SmsSettings("file:///etc/passwd", "")).hasMessageContaining("SCHAKEL_SMS_URL");
    }

    private boolean put(UUID to) {
        return trial.committed(() -> outbox.smsToPerson(to, Template.PIKETOPROEP, "oproep-1", "/piket/1"));
    }

    private Received only() {
        assertThat(gateway.received).hasSize(1);
        return gateway.received.get(0);
    }
}
