package nl.schakel.process.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import nl.schakel.piket.TrialNight;
import nl.schakel.piket.call.TakeResult;
import nl.schakel.process.routes.night.NightCheck;
import nl.schakel.process.tasks.TaskGone;
import nl.schakel.support.input.InvalidInput;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody takes a call at the very moment at which its alarm goes on to the next rung; real threads, real commits. */
class NightRaceTest extends NightPathTest {

    @Autowired
    private NightCheck check;

    NightRaceTest() {
        super("piket-alarm");
    }

    @Override
    void everyArrowWasFollowed() {
        // the paths have a test of their own
    }

    @RepeatedTest(6)
    void takingACallAndItsTimerAtTheSameMoment() throws Exception {
        UUID call = called();
        Job timer = management
                .createJobQuery()
                .processInstanceId(instance(dossierOf(call), "piket-alarm").getId())
                .singleResult();
        clock.to(timer.getDuedate().toInstant());
        Callable<Object> first = () -> night.take(call, story.viewer(FIRST));
        Callable<Object> second = () -> night.take(call, story.viewer(SECOND));
        Callable<Object> ring = () -> rung(timer);

        List<Object> results = TrialNight.atOnce(List.of(first, ring, second));

        // one has it, the other hears who, and the timer never keeps anybody from it
        assertThat(results).filteredOn(TakeResult.Taken.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(TakeResult.AlreadyHeld.class::isInstance).hasSize(1);
        path(dossierOf(call)).isEnded();
        assertThat(story.steps(dossierOf(call)))
                .filteredOn("bed-zoeken"::equals)
                .hasSize(1);
        assertThat(check.withoutNextStep()).extracting("id").doesNotContain(call);
    }

    /** The chain director picks up the incident at the moment at which a coordinator takes the call. */
    @RepeatedTest(4)
    void takingACallAndPickingUpItsIncidentAtTheSameMoment() throws Exception {
        UUID call = called();
        alarmRunsOut(call);
        String task = story.task(dossierOf(call), "oproep-oppakken").id();
        Callable<Object> coordinator = () -> night.take(call, story.viewer(FIRST)) instanceof TakeResult.Taken;
        Callable<Object> director = () -> {
            try {
                desk.complete(task, Map.of("oppakken", "zelf"), story.viewer(DIRECTOR));
                return true;
            } catch (TaskGone | InvalidInput tooLate) {
                return false;
            }
        };

        List<Object> results = TrialNight.atOnce(List.of(coordinator, director));

        assertThat(results).as("one has it, the other hears so").containsExactlyInAnyOrder(true, false);
        UUID winner =
                story.viewer(results.get(0).equals(true) ? FIRST : DIRECTOR).personId();
        assertThat(call(call).holder()).as("nobody is overruled").isEqualTo(winner);
        assertThat(story.steps(dossierOf(call))).doesNotContain("oproep-oppakken");
    }

    /** As the job executor would: what lost is tried again, and what is gone by then was not needed. */
    private Object rung(Job timer) {
        for (int tries = 0; tries < 5; tries++) {
            if (management.createJobQuery().jobId(timer.getId()).count() == 0) {
                return "gone";
            }
            try {
                management.executeJob(timer.getId());
                return "rang";
            } catch (OptimisticLockingException lost) {
                // again
            } catch (RuntimeException other) {
                if (management.createJobQuery().jobId(timer.getId()).count() > 0) {
                    throw other;
                }
            }
        }
        return "lost";
    }
}
