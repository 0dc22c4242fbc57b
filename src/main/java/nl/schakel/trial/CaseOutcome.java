package nl.schakel.trial;

import java.util.List;
import nl.schakel.support.Coded;

/**
 * Value: what came of one case in one version of the models. Moments count in minutes from the report, so that the same case
 * gives the same outcome each time.
 *
 * @param path elements in the order in which they were reached first
 * @param steps who got what, in the order in which they got it
 * @param told what the reporter heard
 * @param rungs reminders and escalations
 * @param notes what could not go as the case says
 * @param end code of the outcome; the status of the case as long as it did not end; null when it could not be played at all
 */
public record CaseOutcome(
        String name,
        List<PathPart> path,
        List<GivenStep> steps,
        List<ToldReporter> told,
        List<ClimbedRung> rungs,
        List<PlayNote> notes,
        String end) {

    public CaseOutcome {
        path = List.copyOf(path);
        steps = List.copyOf(steps);
        told = List.copyOf(told);
        rungs = List.copyOf(rungs);
        notes = List.copyOf(notes);
    }

    /** An element that was reached. @param name null when the model gives none */
    public record PathPart(String model, String element, String name, int times) {}

    /**
     * A step that somebody got.
     *
     * @param group who, in words
     * @param term how long they have; null when there is no term
     */
    public record GivenStep(String step, String name, String group, long after, Long term) {}

    /** Something that the reporter heard. @param kind code of the message @param notice how; code as well */
    public record ToldReporter(String kind, String notice, long after) {}

    /** A rung that a term climbed. @param rung code of it */
    public record ClimbedRung(String step, String name, String rung, long after) {}

    /**
     * Something that could not go as the case says.
     *
     * @param what what it is about
     * @param about name of the step; null when it is about no step
     */
    public record PlayNote(What what, String about) {

        /** What could not go as the case says. */
        public enum What implements Coded {
            /** A step that what is live does not have; it was done with the first possible answers. */
            NEW_STEP,
            /** The case says that somebody does a step, and nobody gets it. */
            STEP_MISSING,
            /** The answers of the case are no answers to the questions as they are now; the first possible ones were given. */
            ANSWERS_REFUSED,
            /** The step could not be done at all. */
            STEP_REFUSED,
            /** The case stood still on an error. */
            BROKEN
        }
    }
}
