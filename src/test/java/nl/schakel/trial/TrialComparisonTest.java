package nl.schakel.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import nl.schakel.trial.CaseComparison.CaseDifference;
import nl.schakel.trial.CaseComparison.WhatDiffers;
import nl.schakel.trial.CaseOutcome.ClimbedRung;
import nl.schakel.trial.CaseOutcome.GivenStep;
import nl.schakel.trial.CaseOutcome.PathPart;
import nl.schakel.trial.CaseOutcome.PlayNote;
import nl.schakel.trial.CaseOutcome.ToldReporter;
import org.junit.jupiter.api.Test;

/** What goes otherwise in a case is told once, at what it is about, and nothing else is. */
class TrialComparisonTest {

    private static final GivenStep TRIAGE = new GivenStep("signaal-beoordelen", "Signaal beoordelen", "AF", 0, 240L);

    @Test
    void whatIsTheSameIsNoDifferenceInWhateverOrderItCame() {
        GivenStep other = new GivenStep("zaak-verdelen", "Zaak verdelen", "KR", 0, 60L);

        assertThat(TrialComparison.between(outcome("ontvangen", TRIAGE, other), outcome("ontvangen", other, TRIAGE)))
                .isEmpty();
    }

    @Test
    void aStepThatIsAddedAndOneThatIsGoneAreTold() {
        GivenStep added = new GivenStep("gezag-navragen", "Gezag navragen", "VT", 30, null);

        assertThat(TrialComparison.between(outcome("ontvangen", TRIAGE), outcome("ontvangen", added)))
                .containsExactly(
                        new CaseDifference(WhatDiffers.STEP, "Signaal beoordelen", "signaal-beoordelen", "AF", null),
                        new CaseDifference(WhatDiffers.STEP, "Gezag navragen", "gezag-navragen", null, "VT"));
    }

    @Test
    void whoHowLongWhenAndHowItIsCalledAreToldApart() {
        GivenStep after = new GivenStep("signaal-beoordelen", "Signaal bekijken", "KR", 1, null);

        assertThat(TrialComparison.between(outcome("ontvangen", TRIAGE), outcome("ontvangen", after)))
                .extracting(CaseDifference::what, CaseDifference::before, CaseDifference::after)
                .containsExactly(
                        tuple(WhatDiffers.NAME, "Signaal beoordelen", "Signaal bekijken"),
                        tuple(WhatDiffers.GROUP, "AF", "KR"),
                        tuple(WhatDiffers.TERM, "240", null),
                        tuple(WhatDiffers.MOMENT, "0", "1"));
    }

    @Test
    void theSecondTimeOfAStepIsComparedWithTheSecondTime() {
        GivenStep later = new GivenStep("signaal-beoordelen", "Signaal beoordelen", "AF", 90, 240L);

        assertThat(TrialComparison.between(outcome("ontvangen", TRIAGE, TRIAGE), outcome("ontvangen", TRIAGE, later)))
                .extracting(CaseDifference::what)
                .containsExactly(WhatDiffers.MOMENT);
    }

    @Test
    void messagesRungsPlacesNotesAndTheEndAreTold() {
        CaseOutcome live = new CaseOutcome(
                "zaak",
                List.of(new PathPart("meldroute", "Task_A", "A", 1)),
                List.of(),
                List.of(new ToldReporter("ontvangen", "mail", 0)),
                List.of(),
                List.of(),
                "ontvangen");
        CaseOutcome draft = new CaseOutcome(
                "zaak",
                List.of(new PathPart("meldroute", "Task_B", null, 2)),
                List.of(),
                List.of(new ToldReporter("ontvangen", "mail", 10)),
                List.of(new ClimbedRung("a", "A", "termijn", 60)),
                List.of(new PlayNote(PlayNote.What.STEP_MISSING, "a")),
                "afgesloten");

        assertThat(TrialComparison.between(live, draft))
                .containsExactly(
                        new CaseDifference(WhatDiffers.NOTE, "a", "step-missing", null, ""),
                        new CaseDifference(WhatDiffers.TOLD, "mail", "ontvangen", "0", "10"),
                        new CaseDifference(WhatDiffers.RUNG, "A", "termijn", null, "60"),
                        new CaseDifference(WhatDiffers.PATH, "meldroute", "Task_A", "A", null),
                        new CaseDifference(WhatDiffers.PATH, "meldroute", "Task_B", null, "Task_B"),
                        new CaseDifference(WhatDiffers.END, null, null, "ontvangen", "afgesloten"));
    }

    private static CaseOutcome outcome(String end, GivenStep... steps) {
        return new CaseOutcome("zaak", List.of(), List.of(steps), List.of(), List.of(), List.of(), end);
    }
}
