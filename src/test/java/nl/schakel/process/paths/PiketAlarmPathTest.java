package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.schakel.notification.SmsRefused;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.piket.call.CallStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Every way in which somebody comes to have a call. */
class PiketAlarmPathTest extends NightPathTest {

    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration TEN = Duration.ofMinutes(10);

    @Autowired
    private Directory directory;

    @Autowired
    private ApplicationEventPublisher events;

    PiketAlarmPathTest() {
        super("piket-alarm");
    }

    private void passes(Duration time) {
        later(time.plusSeconds(1));
    }

    @Test
    void whoTakesItEndsTheAlarm() {
        UUID call = called();
        UUID dossier = dossierOf(call);
        standsAt(dossier, "Event_EersteLijnZwijgt");
        Instant rings = rings(dossier, "piket-alarm", "Event_EersteLijnZwijgt");
        assertAbout(rings, story.now().plus(FIVE));

        takes(FIRST, call);

        path(dossier).hasPassed("Boundary_OproepAangenomen", "End_Aangenomen").isEnded();
        passes(Duration.ofMinutes(20));
        assertThat(alarms(call)).containsExactly("alarm-eerste-lijn");
    }

    @Test
    void eachRungHasItsTimeByTheClock() {
        UUID call = called();
        UUID dossier = dossierOf(call);

        passes(FIVE);
        standsAt(dossier, "Event_TweedeLijnZwijgt");
        assertAbout(
                rings(dossier, "piket-alarm", "Event_TweedeLijnZwijgt"),
                story.now().plus(FIVE));
        assertThat(next(call)).contains("ketenregisseur");
        passes(FIVE);
        standsAt(dossier, "Event_KetenregisseurZwijgt");
        assertAbout(
                rings(dossier, "piket-alarm", "Event_KetenregisseurZwijgt"),
                story.now().plus(TEN));
        passes(TEN);
        standsAt(dossier, "Event_RondeVoorbij");
        assertAbout(
                rings(dossier, "piket-alarm", "Event_RondeVoorbij"), story.now().plus(TEN));
        assertThat(alarms(call))
                .containsExactly("alarm-eerste-lijn", "alarm-tweede-lijn", "alarm-ketenregisseur", "alarm-allen");

        takes(SECOND, call);

        path(dossier).isEnded();
        assertThat(call(call).holder()).isEqualTo(story.viewer(SECOND).personId());
    }

    @Test
    void anEmptyRungIsSkippedAtOnce() {
        LocalDate evening = today().minusDays(1);
        onDuty(evening, null, SECOND);

        UUID call = called();

        standsAt(dossierOf(call), "Event_TweedeLijnZwijgt");
        assertThat(alarms(call)).containsExactly("alarm-eerste-lijn-niemand", "alarm-tweede-lijn");
    }

    /** Nobody waits five minutes for an answer that cannot come. */
    @Test
    void whoseNumberIsRefusedForGoodIsPassedOverAtOnce() {
        UUID call = called();
        standsAt(dossierOf(call), "Event_EersteLijnZwijgt");

        refusesSms(call, FIRST);

        passes(Duration.ZERO);
        standsAt(dossierOf(call), "Event_TweedeLijnZwijgt");
        assertThat(alarms(call)).containsExactly("alarm-eerste-lijn", "alarm-geweigerd", "alarm-tweede-lijn");
        refusesSms(call, FIRST);
        passes(Duration.ZERO);
        standsAt(dossierOf(call), "Event_TweedeLijnZwijgt");
    }

    /** As the outbox notes it when the gateway says that it never takes this number. */
    private void refusesSms(UUID call, String username) {
        UUID person = story.viewer(username).personId();
        transaction.executeWithoutResult(status -> {
            String key = jdbc.sql("select key from schakel.outbox where receiver = ? and starts_with(key, ?)"
                            + " order by id limit 1")
                    .params(person, "piket:" + call + ":")
                    .query(String.class)
                    .single();
            jdbc.sql("update schakel.outbox set state = 'onbezorgbaar', ended_at = now() where channel = 'sms'"
                            + " and key = ?")
                    .param(key)
                    .update();
            events.publishEvent(new SmsRefused(person, false, Template.PIKETOPROEP, key));
        });
    }

    @Test
    void withoutASecondLineTheChainDirectorIsNext() {
        onDuty(today().minusDays(1), FIRST, null);
        UUID call = called();

        passes(FIVE);

        standsAt(dossierOf(call), "Event_KetenregisseurZwijgt");
        assertThat(alarms(call))
                .containsExactly("alarm-eerste-lijn", "alarm-tweede-lijn-niemand", "alarm-ketenregisseur");
    }

    @Test
    void withNobodyOnTheRotaEverybodyHearsAtOnce() {
        onDuty(today().minusDays(1), null, null);

        UUID call = called();

        standsAt(dossierOf(call), "Event_RondeVoorbij");
        assertThat(alarms(call)).containsExactly("alarm-allen");
    }

    @Test
    void aChainDirectorWhoCannotBeReachedIsSkipped() {
        UUID call = called();
        passes(FIVE);
        unreachable(DIRECTOR, () -> unreachable("keten2.wvv", () -> passes(FIVE)));
        standsAt(dossierOf(call), "Event_RondeVoorbij");
        assertThat(alarms(call)).contains("alarm-ketenregisseur-niemand", "alarm-allen");
    }

    @Test
    void anIncidentStandsUntilTheChainDirectorTakesTheCall() {
        UUID call = called();
        UUID dossier = dossierOf(call);
        alarmRunsOut(call);
        standsAt(dossier, "Task_OproepOppakken");
        assertThat(call(call).incident()).isTrue();

        does(DIRECTOR, dossier, "oproep-oppakken", "oppakken", "zelf");

        path(dossier).hasPassed("End_OproepOpgepakt", "End_Opgepakt").isEnded();
        assertThat(call(call).incident()).isFalse();
        assertThat(call(call).status()).isEqualTo(CallStatus.AANGENOMEN);
        assertThat(call(call).holder()).isEqualTo(story.viewer(DIRECTOR).personId());
        // the search is theirs now
        assertThat(story.task(dossier, "bed-zoeken").assignee()).isEqualTo(DIRECTOR);
    }

    @Test
    void whoeverTakesItLaterEndsTheIncident() {
        UUID call = called();
        alarmRunsOut(call);

        takes(FIRST, call);

        assertThat(call(call).incident()).isFalse();
        assertThat(story.steps(dossierOf(call))).contains("bed-zoeken").doesNotContain("oproep-oppakken");
    }

    @Test
    void whoFallsSilentIsAskedFirstAndThenTheOthersHear() {
        UUID call = taken();
        UUID dossier = dossierOf(call);

        assertThat(calls.askedIfBusy(call(call))).isFalse();
        passes(Duration.ofMinutes(30));
        standsAt(dossier, "Event_HouderZwijgt");
        assertThat(calls.askedIfBusy(call(call))).isTrue();
        passes(FIVE);
        standsAt(dossier, "Event_EersteLijnZwijgt");
        passes(FIVE);
        assertThat(alarms(call))
                .containsExactly("alarm-eerste-lijn", "alarm-houder", "alarm-eerste-lijn", "alarm-tweede-lijn");

        night.stillBusy(call, story.viewer(FIRST));

        path(dossier).isEnded();
        standsIn("piket-waken", call, "Event_Stil");
        assertThat(calls.askedIfBusy(call(call))).isFalse();
    }

    @Test
    void aHolderWhoCannotBeReachedIsNotWaitedFor() {
        UUID call = called();
        takes(DIRECTOR, call);
        later(Duration.ofMinutes(29));

        unreachable(DIRECTOR, () -> later(Duration.ofMinutes(2)));

        assertThat(alarms(call)).containsExactly("alarm-eerste-lijn", "alarm-houder-niemand", "alarm-eerste-lijn");
        standsAt(dossierOf(call), "Event_EersteLijnZwijgt");
    }

    @Test
    void aSuccessorWhoTakesItOverEndsTheAlarm() {
        UUID call = taken();
        passes(Duration.ofMinutes(36));

        night.takeOver(call, null, story.viewer(SECOND));

        path(dossierOf(call)).isEnded();
        assertThat(story.task(dossierOf(call), "bed-zoeken").assignee()).isEqualTo(SECOND);
    }

    /** As if this person, who gave no number, had no address either. */
    private void unreachable(String username, Runnable meanwhile) {
        UUID person = story.viewer(username).personId();
        byte[] mail = jdbc.sql("select email_enc from schakel.person where id = ?")
                .param(person)
                .query((row, n) -> row.getBytes(1))
                .single();
        mail(person, null);
        try {
            meanwhile.run();
        } finally {
            mail(person, mail);
        }
    }

    private void mail(UUID person, byte[] address) {
        jdbc.sql("update schakel.person set email_enc = ? where id = ?")
                .params(address, person)
                .update();
        directory.refresh();
    }
}
