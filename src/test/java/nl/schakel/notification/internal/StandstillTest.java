package nl.schakel.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Standstills;
import nl.schakel.notification.Standstills.Cause;
import nl.schakel.notification.Standstills.StandstillPart;
import nl.schakel.notification.Template;
import nl.schakel.notification.internal.TrialGateway.Illness;
import nl.schakel.organisation.GroupId;
import nl.schakel.support.background.Background;
import nl.schakel.support.background.TrialBackground;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;

/** A lane that stands still is seen on every node and rings who has duty by the other lanes, once; one bad address does not. */
@OutboxContext
class StandstillTest {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final String NUMBER = "06 00 00 00 21";
    private static final String DIALLED = "+31600000021";

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxTrial trial;

    @Autowired
    private TrialDuty duty;

    @Autowired
    private TrialNumbers numbers;

    @Autowired
    private TrialGateway gateway;

    @Autowired
    private OutboxSlice.MailServer server;

    @Autowired
    private LaneTable table;

    @Autowired
    private OutboxTable outboxTable;

    @Autowired
    private OutboxSenders nothingSends;

    @Autowired
    private SmsChannel channel;

    @Autowired
    private Standstills standstills;

    @Autowired
    private EmergencyLine line;

    @Autowired
    private JavaMailSender mail;

    @Autowired
    private JdbcClient jdbc;

    private final UUID onDuty = UUID.randomUUID();
    private final UUID caretaker = UUID.randomUUID();

    @BeforeEach
    void somebodyHasDuty() throws Exception {
        trial.fresh();
        duty.people.add(onDuty);
        numbers.known.put(onDuty, NUMBER);
        when(trial.directory.members(GroupId.parse("beheer@schakel")))
                .thenReturn(List.of(OutboxTrial.person(caretaker, true)));
    }

    @Test
    void anSmsThatNobodyTriesRingsByMailOnceWhicheverNodesSeeIt() throws Exception {
        List<LaneWatch> nodes = List.of(watch(), watch());
        sms(onDuty, "oproep-1");
        trial.timePasses(A_MINUTE.plusSeconds(5));
        CyclicBarrier together = new CyclicBarrier(2);
        for (int i = 0; i < 5; i++) {
            List<LaneWatch> left = new ArrayList<>(nodes);
            OutboxTrial.inParallel(2, () -> {
                LaneWatch own;
                synchronized (left) {
                    own = left.remove(0);
                }
                together.await();
                own.look();
                return null;
            });
        }
        assertThat(standstills.now())
                .extracting(Standstills.Standing::part, Standstills.Standing::cause)
                .containsExactly(tuple(StandstillPart.SMS, Cause.WACHT));
        assertThat(told("SMS_STIL")).containsExactly("mail " + onDuty);
        assertThat(told("INCIDENT")).containsExactly("mail " + caretaker);
        assertThat(nodes)
                .allSatisfy(node ->
                        assertThat(new LaneHealth(node).health().getStatus()).isEqualTo(Status.DOWN));

        trial.deliverAll();
        assertThat(trial.addresses())
                .containsExactlyInAnyOrder(OutboxTrial.address(onDuty), OutboxTrial.address(caretaker));
        trial.timePasses(Duration.ofSeconds(30));
        nodes.forEach(LaneWatch::look);
        assertThat(standstills.now()).isEmpty();
        assertThat(standstills.lastWeek())
                .singleElement()
                .satisfies(one -> assertThat(one.ended()).isNotNull());
        assertThat(new LaneHealth(nodes.get(0)).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aMailServerThatIsDownRingsBySms() {
        LaneWatch watch = watch();
        server.down();
        try {
            alarmMail(onDuty);
            failsForAMinute(Lane.ALARM_MAIL);
            watch.look();
            assertThat(standstills.now()).extracting(Standstills.Standing::part).containsExactly(StandstillPart.MAIL);
            assertThat(told("MAIL_STIL")).containsExactly("sms " + onDuty);
            trial.deliverAll();
            assertThat(gateway.received)
                    .extracting(TrialGateway.Received::to, TrialGateway.Received::text)
                    .containsExactly(tuple(
                            DIALLED,
                            "Schakel: mail gaat nu niet uit. Houd de pagina Piket open."
                                    + " https://schakel.voorbeeld.example/piket"));
        } finally {
            server.up();
        }
    }

    @Test
    void whoHasNoNumberIsToldByMailAllTheSame() {
        LaneWatch watch = watch();
        numbers.known.clear();
        server.down();
        try {
            alarmMail(onDuty);
            failsForAMinute(Lane.ALARM_MAIL);
            watch.look();
            assertThat(told("MAIL_STIL")).containsExactly("mail " + onDuty);
        } finally {
            server.up();
        }
    }

    @Test
    void aGatewayThatTakesNothingFromUsRingsAlsoWhenThereIsOneReceiver() {
        LaneWatch watch = watch();
        gateway.ill.put(DIALLED, Illness.REDIRECTS);
        sms(onDuty, "oproep-1");
        trial.deliverAll();
        watch.look();
        assertThat(standstills.now()).as("one failure is no minute of them").isEmpty();
        failsForAMinute(Lane.SMS);
        watch.look();
        assertThat(standstills.now()).extracting(Standstills.Standing::cause).containsExactly(Cause.MISLUKT);
        assertThat(told("SMS_STIL")).containsExactly("mail " + onDuty);
    }

    @ParameterizedTest
    @EnumSource(names = {"BROKEN", "HANGS", "ENDLESS", "LOSES_ANSWER"})
    void oneBadNumberIsNoStandstillAndSeveralAre(Illness illness) {
        LaneWatch watch = watch();
        gateway.ill.put(DIALLED, illness);
        sms(onDuty, "oproep-1");
        sms(onDuty, "oproep-2");
        for (int i = 0; i < 2; i++) {
            failsForAMinute(Lane.SMS);
            watch.look();
        }
        assertThat(standstills.now()).isEmpty();
        assertThat(told("SMS_STIL")).isEmpty();
        assertThat(new LaneHealth(watch).health().getStatus()).isEqualTo(Status.UP);

        UUID other = UUID.randomUUID();
        numbers.known.put(other, "06 00 00 00 22");
        gateway.ill.put("+31600000022", illness);
        sms(other, "oproep-3");
        failsForAMinute(Lane.SMS);
        watch.look();
        assertThat(standstills.now()).extracting(Standstills.Standing::part).containsExactly(StandstillPart.SMS);
    }

    @Test
    void severalBadNumbersAmongGoodOnesAreNoStandstill() {
        LaneWatch watch = watch();
        List<UUID> bad = IntStream.range(0, 3)
                .mapToObj(i -> {
                    UUID person = UUID.randomUUID();
                    numbers.known.put(person, "06 00 00 01 0" + i);
                    gateway.ill.put("+3160000010" + i, Illness.BROKEN);
                    return person;
                })
                .toList();
        bad.forEach(person -> sms(person, "oproep-1"));
        failsForAMinute(Lane.SMS);
        sms(onDuty, "oproep-2");
        trial.deliverAll();
        watch.look();
        assertThat(standstills.now()).isEmpty();
    }

    @Test
    void aQueueOfOrdinaryMailThatGetsShorterIsNoStandstillAndOneThatDoesNotIs() {
        LaneWatch watch = watch();
        trial.commit(() -> outbox.toPerson(UUID.randomUUID(), Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
        trial.commit(() -> outbox.toPerson(UUID.randomUUID(), Template.NIEUWE_TAAK, "taak-2", "/taken/2"));
        trial.timePasses(A_MINUTE.plusSeconds(5));
        jdbc.sql("update schakel.outbox set state = 'verzonden', ended_at = now() where key = 'taak-1'")
                .update();
        watch.look();
        assertThat(standstills.now()).isEmpty();

        jdbc.sql("update schakel.outbox set ended_at = now() - interval '61 seconds' where key = 'taak-1'")
                .update();
        watch.look();
        assertThat(standstills.now()).extracting(Standstills.Standing::part).containsExactly(StandstillPart.MAIL);
        assertThat(told("MAIL_STIL"))
                .as("mail of an alarm still goes")
                .containsExactlyInAnyOrder("mail " + onDuty, "sms " + onDuty);
    }

    @Test
    void whatLastsRingsAgainEachHalfHourAndNotForEver() {
        LaneWatch watch = watch();
        sms(onDuty, "oproep-1");
        trial.timePasses(A_MINUTE.plusSeconds(5));
        for (int i = 1; i <= 8; i++) {
            watch.look();
            watch.look();
            assertThat(told("SMS_STIL")).hasSize(Math.min((i + 1) / 2, 4));
            jdbc.sql("update schakel.standstill set rung_at = rung_at - interval '16 minutes'")
                    .update();
        }
    }

    @Test
    void whatStandsStillAgainSoonAfterIsTheSameAndWhatIsOverIsTakenBack() {
        LaneWatch watch = watch();
        sms(onDuty, "oproep-1");
        trial.timePasses(A_MINUTE.plusSeconds(5));
        watch.look();
        jdbc.sql("update schakel.outbox set state = 'verzonden', ended_at = now() where channel = 'sms'")
                .update();
        trial.timePasses(Duration.ofSeconds(30));
        watch.look();
        assertThat(standstills.now()).isEmpty();
        assertThat(jdbc.sql("select distinct state from schakel.outbox where template in ('SMS_STIL', 'INCIDENT')")
                        .query(String.class)
                        .list())
                .containsExactly("vervallen");

        sms(onDuty, "oproep-2");
        trial.timePasses(A_MINUTE.plusSeconds(5));
        watch.look();
        assertThat(standstills.now()).hasSize(1);
        assertThat(standstills.lastWeek()).hasSize(1);
        assertThat(told("SMS_STIL")).hasSize(1);
    }

    @Test
    void aThreadThatIsLostAndStaysLostRings() {
        Background lost = TrialBackground.lost();
        OutboxSenders node = trial.node(mail, outboxTable, lost);
        node.start();
        try {
            LaneWatch watch = new LaneWatch(table, node, channel, standstills, line, A_MINUTE);
            watch.look();
            assertThat(standstills.now())
                    .extracting(Standstills.Standing::part, Standstills.Standing::cause)
                    .containsExactlyInAnyOrder(
                            tuple(StandstillPart.SMS, Cause.DRAAD), tuple(StandstillPart.MAIL, Cause.DRAAD));
        } finally {
            node.stop();
            lost.destroy();
        }
    }

    /** No sender runs at all in this test: what goes out goes by the line alone. */
    @Test
    void theEmergencyLineSendsWhatTheLanesLeaveLying() {
        sms(onDuty, "oproep-1");
        alarmMail(onDuty);
        trial.commit(() -> outbox.toPerson(UUID.randomUUID(), Template.NIEUWE_TAAK, "taak-1", "/taken/1"));
        line.look();
        assertThat(trial.rows("verzonden")).as("the lanes come first").isZero();

        trial.timePasses(Duration.ofSeconds(25));
        line.look();
        line.look();
        assertThat(gateway.received).extracting(TrialGateway.Received::to).containsExactly(DIALLED);
        assertThat(trial.addresses()).containsExactly(OutboxTrial.address(onDuty));
        assertThat(trial.rows("verzonden")).isEqualTo(2);
    }

    @Test
    void theEmergencyLineSurvivesASenderThatTheLanesBroke() {
        gateway.ill.put(DIALLED, Illness.HANGS);
        sms(onDuty, "oproep-1");
        trial.deliverAll();
        gateway.letGo();
        gateway.ill.clear();
        trial.timePasses(Duration.ofSeconds(30));
        line.look();
        assertThat(trial.states("sms")).containsExactly("verzonden");
    }

    @Test
    void withoutADatabaseWhoWasOnDutyIsCalledFromMemoryOnce() {
        // one of its own, which remembers at its first look
        EmergencyLine own = trial.line(mail);
        own.look();
        LaneTable gone = mock(LaneTable.class);
        when(gone.cause(any(), any(), anyBoolean())).thenThrow(new DataAccessResourceFailureException("proef"));
        LaneWatch watch = new LaneWatch(gone, nothingSends, channel, standstills, own, PATIENCE);
        LaneHealth health = new LaneHealth(watch);
        soon().until(() -> {
            lookInVain(watch);
            return watch.blind();
        });
        lookInVain(watch);
        own.look();
        own.look();
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(gateway.received)
                .extracting(TrialGateway.Received::to, TrialGateway.Received::text)
                .containsExactly(tuple(
                        DIALLED,
                        "Schakel: het piketalarm werkt nu niet. Kijk zelf, of pak de noodlijst."
                                + " https://schakel.voorbeeld.example/piket"));
        assertThat(trial.addresses()).containsExactly(OutboxTrial.address(onDuty));
    }

    private static void lookInVain(LaneWatch watch) {
        try {
            watch.look();
        } catch (DataAccessResourceFailureException gone) {
            assertThat(gone).hasMessage("proef");
        }
    }

    /** One that has looked for long enough to say that something waits, with the patience that people run. */
    private LaneWatch watch() {
        LaneWatch quick = new LaneWatch(new Patient(table), nothingSends, channel, standstills, line, PATIENCE);
        sms(onDuty, "eerst");
        trial.timePasses(A_MINUTE.plusSeconds(5));
        soon().until(() -> {
            quick.look();
            return !standstills.now().isEmpty();
        });
        jdbc.sql("delete from schakel.standstill").update();
        jdbc.sql("delete from schakel.outbox").update();
        return quick;
    }

    /** Asks with a minute whatever the watch has: time passes in the table, and not on the wall. */
    private static final class Patient extends LaneTable {

        private final LaneTable table;

        Patient(LaneTable table) {
            super(null);
            this.table = table;
        }

        @Override
        Optional<Cause> cause(Lane lane, Duration patience, boolean waitingCounts) {
            return table.cause(lane, A_MINUTE, waitingCounts);
        }
    }

    /** Time passes and each attempt of it fails, as often as the back-off has it. */
    private void failsForAMinute(Lane lane) {
        trial.deliverAll();
        Duration passed = Duration.ZERO;
        for (int attempt = 1; passed.compareTo(A_MINUTE) <= 0; attempt++) {
            Duration wait = lane.backoff().after(attempt + 3);
            trial.timePasses(wait);
            passed = passed.plus(wait);
            trial.deliverAll();
        }
    }

    private void sms(UUID person, String key) {
        trial.commit(() -> outbox.smsToPerson(person, Template.PIKETOPROEP, key, "/piket/1"));
    }

    private void alarmMail(UUID person) {
        trial.commit(() -> outbox.toPerson(person, Template.PIKETOPROEP, "oproep-1", "/piket/1"));
    }

    /** Who was told, by what, as the outbox has it. */
    private List<String> told(String template) {
        return jdbc.sql("select channel || ' ' || receiver from schakel.outbox where template = ?"
                        + " and key like 'stilstand-%'")
                .param(template)
                .query(String.class)
                .list();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(20));
    }
}
