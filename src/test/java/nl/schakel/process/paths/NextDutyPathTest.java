package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import nl.schakel.notification.Template;
import nl.schakel.piket.call.CallStatus;
import nl.schakel.piket.rota.Line;
import nl.schakel.piket.rota.Span;
import org.junit.jupiter.api.Test;

/** Until the handover is accepted, whoever comes on duty hears of it; the call stays with whoever has it. */
class NextDutyPathTest extends NightPathTest {

    private static final LocalTime THREE = LocalTime.of(3, 0);

    NextDutyPathTest() {
        super("piket-bedzoeken");
    }

    @Override
    void everyArrowWasFollowed() {
        // a part of the model only: the test of the whole night follows every arrow
    }

    @Test
    void whenTheDutyEndsTheNextHearsAndTheSearchStays() {
        changesAt(THREE);
        UUID call = taken();
        UUID dossier = dossierOf(call);
        assertAbout(rings(dossier, "piket-bedzoeken", "Event_DienstWisselt"), at(today(), THREE));
        later(Duration.ofMinutes(25));
        night.touched(call);

        until(at(today(), THREE).plusSeconds(1));

        assertThat(told(call)).containsExactly(SECOND);
        assertThat(alarms(call)).contains("alarm-volgende");
        assertThat(call(call).holder()).isEqualTo(story.viewer(FIRST).personId());
        assertThat(story.task(dossier, "bed-zoeken").assignee()).isEqualTo(FIRST);
    }

    @Test
    void alsoWhenTheSearchIsDoneAndThenOneTapTakesItOver() {
        changesAt(LocalTime.of(6, 0));
        UUID call = taken();
        UUID dossier = placed(call);
        path(dossier, "piket-zoeken").isEnded();
        assertThat(next(call)).contains("dienst");

        until(at(today(), LocalTime.of(6, 0)).plusSeconds(1));
        assertThat(told(call)).containsExactly(SECOND);

        night.takeOver(call, null, story.viewer(SECOND));
        morning();
        does(CARE, dossier, "overdracht-aannemen", "besluit", "vraag", "vraag", "Wie brengt de sleutel (fictief)?");
        assertThat(story.task(dossier, "overdracht-aanvullen").assignee()).isEqualTo(SECOND);
    }

    @Test
    void aWholeWeekendEachNextDutyHearsOnceUntilItIsAccepted() {
        LocalDate saturday = today().with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
        clock.to(at(saturday, LocalTime.of(2, 0)));
        firstLine(saturday.minusDays(1), CLOSES, saturday, OPENS, FIRST);
        firstLine(saturday, OPENS, saturday, CLOSES, SECOND);
        firstLine(saturday, CLOSES, saturday.plusDays(1), OPENS, SECOND);
        firstLine(saturday.plusDays(1), OPENS, saturday.plusDays(1), CLOSES, FIRST);
        firstLine(saturday.plusDays(1), CLOSES, saturday.plusDays(2), OPENS, SECOND);
        UUID call = taken();
        UUID dossier = placed(call);

        until(at(saturday, OPENS).plusSeconds(1));
        assertThat(call(call).status()).isEqualTo(CallStatus.OVERDRACHT);
        assertThat(told(call)).containsExactly(SECOND);
        until(at(saturday, CLOSES).plusSeconds(1));
        assertThat(told(call)).as("whoever goes on knows").containsExactly(SECOND);
        until(at(saturday.plusDays(1), OPENS).plusSeconds(1));
        assertThat(told(call)).as("whoever has the call knows").containsExactly(SECOND);
        until(at(saturday.plusDays(1), CLOSES).plusSeconds(1));
        assertThat(told(call)).containsExactly(SECOND, SECOND);

        does(CARE, dossier, "overdracht-aannemen", "besluit", "aannemen");
        until(at(saturday.plusDays(3), OPENS));
        assertThat(told(call)).as("accepted").containsExactly(SECOND, SECOND);
        path(dossier).hasPassed("End_Overgedragen").isEnded();
    }

    @Test
    void onAWorkingDayNobodyIsToldInTheMorningOfADutyThatBeginsAtNight() {
        LocalDate day = today();
        firstLine(day.minusDays(1), CLOSES, day, OPENS, FIRST);
        firstLine(day, OPENS, day, CLOSES, null);
        firstLine(day, CLOSES, day.plusDays(1), OPENS, SECOND);
        UUID call = taken();
        placed(call);

        until(at(day, LocalTime.of(16, 59)));
        assertThat(told(call)).isEmpty();
        until(at(day, CLOSES).plusSeconds(1));
        assertThat(told(call)).containsExactly(SECOND);
    }

    @Test
    void anAlarmFindsByItselfWhoHasDutyAndAnIncidentIsTold() {
        changesAt(LocalTime.of(2, 3));
        Instant six = at(today(), LocalTime.of(6, 0));
        firstLine(six, at(today(), OPENS), FIRST);
        UUID call = called();
        until(at(today(), LocalTime.of(2, 3)).plusSeconds(1));
        assertThat(told(call)).isEmpty();

        alarmRunsOut(call);
        assertThat(story.now()).isBefore(six);
        assertThat(told(call)).isEmpty();
        until(six.plusSeconds(1));
        assertThat(call(call).incident()).isTrue();
        assertThat(told(call)).containsExactly(FIRST);
    }

    /** The first line goes from one coordinator to the other at this time of the morning. */
    private void changesAt(LocalTime time) {
        LocalDate day = today();
        rota.override(AREA, Line.TWEEDE, new Span(at(day, time), at(day, OPENS)), null, story.viewer(DIRECTOR));
        firstLine(day, time, day, OPENS, SECOND);
    }

    private void firstLine(LocalDate day, LocalTime from, LocalDate last, LocalTime until, String username) {
        firstLine(at(day, from), at(last, until), username);
    }

    private void firstLine(Instant from, Instant until, String username) {
        UUID person = username == null ? null : story.viewer(username).personId();
        rota.override(AREA, Line.EERSTE, new Span(from, until), person, story.viewer(DIRECTOR));
    }

    private UUID placed(UUID call) {
        UUID dossier = dossierOf(call);
        saysYes(call, HAVEN);
        does(FIRST, dossier, "plek-bespreken", "wens", "deze-plek");
        does(FIRST, dossier, "vertrek-bevestigen", "vertrek", "vertrokken");
        does(HAVEN, dossier, "aankomst-bevestigen");
        return dossier;
    }

    /** Who got the message at the beginning of their duty, in order. */
    private List<String> told(UUID call) {
        return jdbc.sql("select p.username from (select receiver, min(id) as first from schakel.outbox"
                        + " where template = ? and link = ? and channel = 'mail' group by receiver, key) m"
                        + " join schakel.person p on p.id = m.receiver order by m.first")
                .params(Template.PIKET_VOLGENDE.name(), "/piket/" + call)
                .query(String.class)
                .list();
    }
}
