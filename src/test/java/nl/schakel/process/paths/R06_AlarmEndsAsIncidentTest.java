package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * R6: an alarm that nobody answers is repeated every ten minutes, at most twelve times, and then stands as an incident
 * with somebody who is named, without any more messages.
 */
class R06_AlarmEndsAsIncidentTest extends NightPathTest {

    R06_AlarmEndsAsIncidentTest() {
        super("piket-alarm");
    }

    @Override
    void everyArrowWasFollowed() {
        // one path of the model; the others have a test of their own
    }

    @Test
    void twelveRoundsAndThenItStands() {
        UUID call = called();
        UUID dossier = dossierOf(call);
        Instant begin = call(call).calledAt();
        assertThat(alarms(call)).containsExactly("alarm-eerste-lijn");

        List<Long> minutes = alarmRunsOut(call);

        // second line, chain director, and twelve rounds to everybody, each at its own minute of the clock
        assertThat(minutes).containsExactly(5L, 10L, 20L, 30L, 40L, 50L, 60L, 70L, 80L, 90L, 100L, 110L, 120L, 130L);
        assertThat(alarms(call)).filteredOn("alarm-allen"::equals).hasSize(12);
        standsAt(dossier, "Task_OproepOppakken");
        assertThat(call(call).incident()).isTrue();
        assertThat(story.task(dossier, "oproep-oppakken").group().toString()).isEqualTo("ketenregisseur@wvv");
        assertThat(next(call)).contains("incident");

        int messages = messages(call);
        until(begin.plus(Duration.ofHours(5)));

        assertThat(alarms(call)).hasSize(15);
        assertThat(messages(call)).as("messages about the call").isEqualTo(messages);
        standsAt(dossier, "Task_OproepOppakken");
        // somebody hears that nobody takes it: by the term of the task, which is no alarm
        assertThat(story.task(dossier, "oproep-oppakken").late()).isTrue();
    }

    /** Who has the call sleeps on, or has no network: the chain director is not left with a step that cannot be done. */
    @Test
    void whoeverPicksUpTheIncidentRelievesASilentHolder() {
        UUID call = silentUntilItIsAnIncident();

        does(DIRECTOR, dossierOf(call), "oproep-oppakken", "oppakken", "zelf");

        assertThat(call(call).holder()).isEqualTo(story.viewer(DIRECTOR).personId());
        assertThat(call(call).incident()).isFalse();
        standsIn("piket-waken", call, "Event_Stil", "Event_Trede");
    }

    @Test
    void aHolderWhoWakesUpEndsTheIncident() {
        UUID call = silentUntilItIsAnIncident();

        night.stillBusy(call, story.viewer(FIRST));

        assertThat(call(call).incident()).isFalse();
        assertThat(call(call).holder()).isEqualTo(story.viewer(FIRST).personId());
        assertThat(story.steps(dossierOf(call))).doesNotContain("oproep-oppakken");
    }

    private UUID silentUntilItIsAnIncident() {
        UUID call = taken();
        later(Duration.ofMinutes(31));
        alarmRunsOut(call);
        standsAt(dossierOf(call), "Task_OproepOppakken");
        assertThat(call(call).incident()).isTrue();
        assertThat(call(call).holder()).isEqualTo(story.viewer(FIRST).personId());
        return call;
    }

    /** Mails and SMS messages of this call, sent or still waiting. */
    private int messages(UUID call) {
        return jdbc.sql("select count(*) from schakel.outbox where link = ?")
                .param("/piket/" + call)
                .query(Integer.class)
                .single();
    }
}
