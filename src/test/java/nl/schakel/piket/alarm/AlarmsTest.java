package nl.schakel.piket.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.function.ToIntFunction;
import nl.schakel.SchakelTest;
import nl.schakel.access.Viewer;
import nl.schakel.notification.AlarmSent;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.piket.TrialNight;
import nl.schakel.piket.alarm.internal.FirstAlarm;
import nl.schakel.piket.call.CallEvent;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.rota.Reachability;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** Who hears of a call at night, by which way, and how often. */
@SchakelTest
class AlarmsTest {

    @Autowired
    private Alarms alarms;

    @Autowired
    private Calls calls;

    @Autowired
    private Reachability reachability;

    @Autowired
    private FirstAlarm firstAlarm;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    @Autowired
    private BeanFactory beans;

    private TrialNight night;
    private UUID call;

    @BeforeEach
    void aCall() {
        night = new TrialNight(beans);
        call = night.call();
    }

    @Test
    void whoeverHasDutyHearsByMailAndBySmsOnce() {
        onDuty(1, night.first);
        onDuty(2, night.second);

        assertThat(alarm(alarms::firstLine)).isEqualTo(1);
        assertThat(alarm(alarms::firstLine)).as("the same rung again").isEqualTo(1);

        assertThat(sentTo(night.first)).containsExactlyInAnyOrder("mail PIKETOPROEP", "sms PIKETOPROEP");
        assertThat(sentTo(night.second)).isEmpty();
        assertThat(alarm(alarms::secondLine)).isEqualTo(1);
        assertThat(sentTo(night.second)).hasSize(2);
        assertThat(links()).containsOnly("/piket/" + call);
    }

    @Test
    void aRungWithoutAnybodyIsSaidAndWrittenDown() {
        assertThat(alarm(alarms::firstLine)).isZero();
        assertThat(alarm(alarms::secondLine)).isZero();
        assertThat(codes()).contains("alarm-eerste-lijn-niemand", "alarm-tweede-lijn-niemand");
        assertThat(alarm(alarms::directors)).isEqualTo(1);
        assertThat(codes()).contains("alarm-ketenregisseur");
    }

    @Test
    void withoutPhoneThereIsMailAndWithoutAnyWayNobodyIsReached() {
        Viewer office = night.area.unreachable("kantoor");
        reachability.keep(office.personId(), null, "nacht@voorbeeld.invalid");
        onDuty(1, office);
        assertThat(alarm(alarms::firstLine)).isEqualTo(1);
        assertThat(sentTo(office)).containsExactly("mail PIKETOPROEP");

        Viewer director = night.director;
        jdbc.sql("update schakel.person set email_enc = null where id = ?")
                .param(director.personId())
                .update();
        directory.refresh();
        assertThat(alarm(alarms::directors)).as("no number and no address").isZero();
        assertThat(codes()).contains("alarm-ketenregisseur-niemand");
    }

    @Test
    void everybodyIsBothLinesAndTheDirectorsAndHearsEachRound() {
        onDuty(1, night.first);
        assertThat(alarm(id -> alarms.everybody(id, 1))).isEqualTo(2);
        assertThat(alarm(id -> alarms.everybody(id, 1))).isEqualTo(2);
        assertThat(alarm(id -> alarms.everybody(id, 2))).isEqualTo(2);
        assertThat(sentTo(night.first)).as("mail and SMS in each of two rounds").hasSize(4);
        assertThat(sentTo(night.director)).as("a director without number").hasSize(2);
        assertThat(sentTo(night.second)).as("a coordinator who sleeps").isEmpty();
    }

    @Test
    void withAnEmptyRotaEveryCoordinatorOfTheAreaHears() {
        assertThat(alarm(id -> alarms.everybody(id, 1))).isEqualTo(3);
        assertThat(sentTo(night.first)).hasSize(2);
        assertThat(sentTo(night.second)).hasSize(2);
    }

    @Test
    void onceSomebodyHasItNobodyElseIsWoken() {
        onDuty(1, night.first);
        whileNothingIsSent(() -> {
            alarms.firstLine(call);
            calls.take(call, night.first);
        });
        assertThat(jdbc.sql("select distinct state from schakel.outbox where key like ?")
                        .param("piket:" + call + ":oproep:%")
                        .query(String.class)
                        .list())
                .containsExactly("vervallen");
    }

    @Test
    void eachSilenceIsAnOccasionOfItsOwn() {
        onDuty(1, night.first);
        onDuty(2, night.second);
        calls.take(call, night.first);

        assertThat(alarm(alarms::holder)).isEqualTo(1);
        assertThat(alarm(alarms::holder)).isEqualTo(1);
        assertThat(sentTo(night.first)).containsExactlyInAnyOrder("mail PIKET_STIL", "sms PIKET_STIL");
        assertThat(alarm(alarms::secondLine)).isEqualTo(1);
        assertThat(sentTo(night.second)).containsExactlyInAnyOrder("mail PIKET_STIL_COLLEGA", "sms PIKET_STIL_COLLEGA");

        jdbc.sql("update schakel.night_call set last_activity_at = last_activity_at + interval '40 minutes'"
                        + " where id = ?")
                .param(call)
                .update();
        assertThat(alarm(alarms::holder)).isEqualTo(1);
        assertThat(sentTo(night.first)).hasSize(4);
    }

    @Test
    void theNextOnDutyIsNeverWhoeverHasTheCall() {
        Instant now = clock.instant();
        shift(1, now.minus(Duration.ofHours(8)), now.plus(Duration.ofMinutes(5)), night.first);
        shift(1, now.plus(Duration.ofMinutes(5)), now.plus(Duration.ofHours(8)), night.second);
        calls.take(call, night.first);

        assertThat(alarm(alarms::nextOnDuty)).isEqualTo(1);
        assertThat(alarm(alarms::nextOnDuty)).isEqualTo(1);
        assertThat(sentTo(night.second)).containsExactlyInAnyOrder("mail PIKET_VOLGENDE", "sms PIKET_VOLGENDE");
        assertThat(sentTo(night.first)).isEmpty();
    }

    @Test
    void whoIsNotThereIsToldToWhoeverHasTheCall() {
        UUID placement = calls.get(call).placement();
        onDuty(1, night.first);
        assertThat(alarm(id -> alarms.notArrived(id, placement))).isEqualTo(1);
        assertThat(sentTo(night.first)).hasSize(2);
        calls.take(call, night.second);
        assertThat(alarm(id -> alarms.notArrived(id, placement))).isEqualTo(1);
        assertThat(sentTo(night.second))
                .containsExactlyInAnyOrder("mail PIKET_NIET_AANGEKOMEN", "sms PIKET_NIET_AANGEKOMEN");
    }

    @Test
    void aYesThatIsTakenBackIsToldAtOnceToWhoHasTheCall() {
        onDuty(1, night.first);
        assertThat(alarm(id -> alarms.takenBack(id, UUID.randomUUID()))).isEqualTo(1);
        assertThat(sentTo(night.first)).hasSize(2);
        calls.take(call, night.second);
        assertThat(alarm(id -> alarms.takenBack(id, UUID.randomUUID()))).isEqualTo(1);
        assertThat(sentTo(night.second)).anyMatch(sent -> sent.startsWith("sms "));
    }

    @Test
    void everyLineOfTheTimelineHasItsWords() {
        ResourceBundle words = ResourceBundle.getBundle("night", Locale.ROOT);
        for (String rung : List.of(
                "eerste-lijn",
                "tweede-lijn",
                "ketenregisseur",
                "allen",
                "houder",
                "volgende",
                "niet-aangekomen",
                "plek-terug")) {
            assertThat(words.getString("piket.gebeurtenis.alarm-" + rung)).isNotBlank();
            assertThat(words.getString("piket.gebeurtenis.alarm-" + rung + "-niemand"))
                    .isNotBlank();
        }
    }

    @Test
    void theFirstMessageThatWentOutIsKeptAndLaterOnesAreNot() {
        firstAlarm.sent(new AlarmSent(Template.PIKETOPROEP, "piket:" + call + ":oproep:eerste"));
        Timestamp first = firstAlarmAt();
        assertThat(first).isNotNull();
        firstAlarm.sent(new AlarmSent(Template.PIKETOPROEP, "piket:" + call + ":oproep:tweede"));
        assertThat(firstAlarmAt()).isEqualTo(first);
    }

    @Test
    void anAlarmOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> alarms.firstLine(call)).isInstanceOf(IllegalTransactionStateException.class);
    }

    private int alarm(ToIntFunction<UUID> deed) {
        return transaction.execute(status -> deed.applyAsInt(call));
    }

    /** In one transaction: the senders see none of it before the end. */
    private void whileNothingIsSent(Runnable deed) {
        transaction.executeWithoutResult(status -> deed.run());
    }

    private void onDuty(int line, Viewer who) {
        Instant now = clock.instant();
        shift(line, now.minus(Duration.ofHours(4)), now.plus(Duration.ofHours(4)), who);
    }

    private void shift(int line, Instant from, Instant until, Viewer who) {
        jdbc.sql("insert into schakel.duty_shift (id, area, line, during, person)"
                        + " values (gen_random_uuid(), ?, ?, tstzrange(?, ?), ?)")
                .params(night.area.code, line, Timestamp.from(from), Timestamp.from(until), who.personId())
                .update();
    }

    private List<String> sentTo(Viewer who) {
        return jdbc.sql("select channel || ' ' || template from schakel.outbox where receiver = ? and key like ?")
                .params(who.personId(), "piket:" + call + ":%")
                .query(String.class)
                .list();
    }

    private List<String> links() {
        return jdbc.sql("select link from schakel.outbox where key like ?")
                .param("piket:" + call + ":%")
                .query(String.class)
                .list();
    }

    private List<String> codes() {
        return calls.timeline(call).stream().map(CallEvent::code).toList();
    }

    private Timestamp firstAlarmAt() {
        return jdbc.sql("select first_alarm_at from schakel.night_call where id = ?")
                .param(call)
                .query(Timestamp.class)
                .single();
    }
}
