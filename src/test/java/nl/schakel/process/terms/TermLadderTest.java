package nl.schakel.process.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.access.AccessService;
import nl.schakel.access.Part;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.story.Story;
import nl.schakel.support.time.Zones;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each rung tells the right people once, and takes the task from nobody (R6). */
class TermLadderTest extends WatchedTest {

    @Autowired
    private AccessService door;

    @Autowired
    private Ladder ladder;

    @Autowired
    private WatchedTasks watchedTasks;

    @Test
    void aTaskThatIsPickedUpClimbsFromOwnerToChainDirector() {
        UUID dossier = story.report(Story.plain()).dossier();
        TaskSummary task = triage(dossier);
        desk.claim(task.id(), story.viewer("af.nijkerk"));

        // the pick-up term passes in silence: somebody has the task
        watched.nextRung(task.id());
        assertThat(watched.told(task.id())).isEmpty();

        assertThat(watched.nextRung(task.id())).isEqualTo(at(task, 0.75));
        assertThat(watched.told(task.id()))
                .containsExactly(new Watched.Told("af.nijkerk", "HERINNERING", "herinnering", "/taken/" + task.id()));
        assertThat(watched.rung(task.id())).isEqualTo("herinnering");

        // the focus officer has no colleagues in the same role, so the chain director hears
        assertThat(watched.nextRung(task.id())).isEqualTo(task.due());
        assertThat(rungOf(task, "termijn")).containsExactlyInAnyOrder("keten.wvv", "keten2.wvv");

        assertThat(watched.nextRung(task.id())).isEqualTo(at(task, 1.5));
        assertThat(rungOf(task, "escalatie")).containsExactlyInAnyOrder("keten.wvv", "keten2.wvv");

        assertThat(watched.watches(task.id()))
                .as("after the last rung nothing repeats")
                .isEmpty();
        assertThat(watched.rung(task.id())).isEqualTo("escalatie");
        assertThat(watched.timeline(dossier))
                .containsExactly(TRIAGE + ",herinnering", TRIAGE + ",termijn", TRIAGE + ",escalatie");
        assertThat(triage(dossier).assignee())
                .as("an escalation takes nothing away")
                .isEqualTo("af.nijkerk");
        assertThat(triage(dossier).late()).isTrue();
    }

    @Test
    void whoIsWarnedCanSeeTheCase() {
        UUID dossier = story.report(Story.plain()).dossier();
        TaskSummary task = triage(dossier);
        assertThat(door.permits(story.viewer("keten.wvv"), dossier, Part.TIJDLIJN))
                .isFalse();

        desk.claim(task.id(), story.viewer("af.nijkerk"));
        for (int rung = 0; rung < 3; rung++) {
            watched.nextRung(task.id());
        }

        assertThat(watched.told(task.id()))
                .contains(new Watched.Told("keten.wvv", "TERMIJN_VERSTREKEN", "termijn", "/zaken/" + dossier));
        assertThat(door.permits(story.viewer("keten.wvv"), dossier, Part.TIJDLIJN))
                .isTrue();
        assertThat(door.permits(story.viewer("nla.oost"), dossier)).isFalse();
    }

    @Test
    void aTaskThatNobodyPicksUpIsHeardOfBeforeItsTerm() {
        UUID dossier = story.report(Story.plain()).dossier();
        TaskSummary task = triage(dossier);

        assertThat(watched.nextRung(task.id())).isEqualTo(calculator.end(task.created(), term("P1D"), region));
        // a group of one: that person, and the chain director
        assertThat(rungOf(task, "oppakken")).containsExactlyInAnyOrder("af.nijkerk", "keten.wvv", "keten2.wvv");
        assertThat(watched.nextRung(task.id())).isBefore(task.due());
        assertThat(rungOf(task, "oppakken-escalatie")).containsExactlyInAnyOrder("keten.wvv", "keten2.wvv");
        assertThat(watched.nextTimer(task.id())).isEqualTo(at(task, 0.75));
    }

    @Test
    void whoPicksUpLateStopsThePickUpLadder() {
        TaskSummary task = triage(story.report(Story.plain()).dossier());
        watched.nextRung(task.id());
        desk.claim(task.id(), story.viewer("af.nijkerk"));
        watched.nextRung(task.id());

        assertThat(rungOf(task, "oppakken-escalatie")).isEmpty();
        assertThat(watched.nextTimer(task.id())).isEqualTo(at(task, 0.75));
    }

    @Test
    void anAcuteSignalCountsByTheClockAlsoAtNight() {
        Instant night = watched.at(clock.instant()
                .atZone(Zones.AMSTERDAM)
                .toLocalDate()
                .plusDays(1)
                .atTime(3, 10)
                .atZone(Zones.AMSTERDAM));
        UUID dossier = story.report(Story.acute()).dossier();
        TaskSummary task = triage(dossier);

        assertThat(task.due())
                .isBetween(night.plus(Duration.ofHours(4)), clock.instant().plus(Duration.ofHours(4)));
        assertThat(watched.nextTimer(task.id())).isEqualTo(task.created().plus(Duration.ofMinutes(15)));
        assertThat(watched.nextRung(task.id())).isEqualTo(task.created().plus(Duration.ofMinutes(15)));
        assertThat(rungOf(task, "oppakken")).contains("af.nijkerk");
    }

    @Test
    void theSameMessageNeverGoesTwice() {
        TaskSummary task = triage(story.report(Story.plain()).dossier());
        desk.claim(task.id(), story.viewer("af.nijkerk"));
        watched.nextRung(task.id());
        watched.nextRung(task.id());
        List<Watched.Told> before = watched.told(task.id());

        // as if the same rung were reached once more, by whatever fault
        WatchedTask open = watchedTasks.open(task.id()).orElseThrow();
        TermRow row = new TermRow(term("P3D"), null, 0.75, EscalationTarget.COLLEGAS, EscalationTarget.KETENREGISSEUR);
        transaction.executeWithoutResult(status -> ladder.climb(open, Rung.HERINNERING, row));

        assertThat(before).hasSize(1);
        assertThat(watched.told(task.id())).isEqualTo(before);
    }

    @Test
    void withoutARegionTheNationalTeamHears() {
        UUID dossier = story.report(Story.in("GM0363")).dossier();
        TaskSummary task = triage(dossier);
        assertThat(task.group()).hasToString("landelijk@landelijk");
        watched.nextRung(task.id());

        assertThat(watched.told(task.id()))
                .contains(new Watched.Told("landelijk", "HERINNERING", "oppakken", "/taken/" + task.id()));
    }
}
