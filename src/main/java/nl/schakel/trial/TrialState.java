package nl.schakel.trial;

import nl.schakel.support.Coded;

/**
 * View model: how the trial of a draft stands: how far it is on this node, and what came of the last one on any.
 *
 * @param done cases that were played, while it runs
 * @param total cases that are played
 * @param before trials that go first, while it waits
 * @param result the newest; null when there is none, or it is not asked for
 * @param current whether that is of the draft as it is now
 * @param failure why the last one gave no result; null when it did
 */
public record TrialState(
        TrialStage stage, int done, int total, int before, TrialResult result, boolean current, TrialFailure failure) {

    TrialState with(TrialResult newest, boolean ofTheDraftAsItIs) {
        return new TrialState(stage, done, total, before, newest, ofTheDraftAsItIs, failure);
    }

    /** How far a trial is. */
    public enum TrialStage implements Coded {
        /** This installation has no database for it. */
        UIT,
        /** Nobody asked for one, or the last one is over. */
        RUST,
        WACHT,
        BEZIG
    }

    /** Why there is no result. */
    public enum TrialFailure implements Coded {
        /** The process did not start. */
        START,
        /** The engine did not take one of the two versions. */
        VERSIE,
        /** It took longer than it may. */
        TE_LANG,
        /** The process ended in the middle. */
        AFGEBROKEN,
        /** Something else. */
        ANDERS
    }
}
