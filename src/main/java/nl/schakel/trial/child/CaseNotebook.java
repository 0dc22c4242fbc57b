package nl.schakel.trial.child;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.process.terms.TermRungReached;
import nl.schakel.trial.CaseOutcome;
import nl.schakel.trial.CaseOutcome.ClimbedRung;
import nl.schakel.trial.CaseOutcome.GivenStep;
import nl.schakel.trial.CaseOutcome.PlayNote;

/** Memory of one case while it is played: who got what and when, and what could not go as the case says. */
class CaseNotebook {

    private static final long HALF_A_MINUTE = 30;

    private final String name;
    private final Instant from;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, String> names = new HashMap<>();
    private final List<GivenStep> given = new ArrayList<>();
    private final List<ClimbedRung> rungs = new ArrayList<>();
    private final List<PlayNote> notes = new ArrayList<>();

    CaseNotebook(String name, Instant from) {
        this.name = name;
        this.from = from;
    }

    /** How long after the report, in minutes; the ticks between one deed and the next do not count. */
    long after(Instant moment) {
        return minutes(Duration.between(from, moment));
    }

    private static long minutes(Duration duration) {
        return Math.floorDiv(duration.toSeconds() + HALF_A_MINUTE, 60);
    }

    void given(TaskSummary task, String group) {
        if (seen.add(task.id())) {
            names.put(task.step(), task.name());
            given.add(new GivenStep(
                    task.step(),
                    task.name(),
                    group,
                    after(task.created()),
                    task.due() == null ? null : minutes(Duration.between(task.created(), task.due()))));
        }
    }

    void climbed(TermRungReached reached, Instant now) {
        rungs.add(new ClimbedRung(
                reached.step(), names.getOrDefault(reached.step(), reached.step()), reached.rung(), after(now)));
    }

    void note(PlayNote.What what, String about) {
        notes.add(new PlayNote(what, about));
    }

    /** A step that nobody got. */
    void missing(String step) {
        note(PlayNote.What.STEP_MISSING, step);
    }

    CaseOutcome nothing() {
        return outcome(List.of(), List.of(), null);
    }

    CaseOutcome outcome(List<CaseOutcome.PathPart> path, List<CaseOutcome.ToldReporter> told, String end) {
        // at one moment in a fixed order
        given.sort(Comparator.comparing(GivenStep::after).thenComparing(GivenStep::step));
        rungs.sort(Comparator.comparing(ClimbedRung::after)
                .thenComparing(ClimbedRung::step)
                .thenComparing(ClimbedRung::rung));
        return new CaseOutcome(name, path, given, told, rungs, notes, end);
    }
}
