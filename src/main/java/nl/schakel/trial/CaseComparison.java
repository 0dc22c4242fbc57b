package nl.schakel.trial;

import java.util.List;
import nl.schakel.support.Coded;

/**
 * View model: one case in what is live and in the draft, side by side.
 *
 * @param differences what goes otherwise in the draft; empty when nothing does
 */
public record CaseComparison(
        String name, String title, CaseOutcome live, CaseOutcome draft, List<CaseDifference> differences) {

    public CaseComparison {
        differences = List.copyOf(differences);
    }

    /**
     * Something that goes otherwise.
     *
     * @param about name of the step, code of how the reporter hears, or key of the model; null when it is about none
     * @param code of the step, the message, the rung, the element or the note; null for the end
     * @param before how it is live; null when it is not there
     * @param after how it is in the draft; null when it is not there any more
     */
    public record CaseDifference(WhatDiffers what, String about, String code, String before, String after) {}

    /** What can go otherwise. */
    public enum WhatDiffers implements Coded {
        /** Somebody gets a step that is not there live; the other way round when there is no after. */
        STEP,
        /** Somebody else gets it. */
        GROUP,
        /** In minutes. */
        TERM,
        /** It comes earlier or later; in minutes from the report. */
        MOMENT,
        /** It is called otherwise. */
        NAME,
        /** What the reporter hears, in minutes from the report. */
        TOLD,
        /** A reminder or an escalation, in minutes from the report. */
        RUNG,
        /** Where the case stands at the end; codes. */
        END,
        /** An element that is no step of somebody. */
        PATH,
        /** Something that does not go as the case says. */
        NOTE
    }
}
