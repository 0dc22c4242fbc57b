package nl.schakel.process.routes.placement;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import nl.schakel.placement.DeclinedBy;
import nl.schakel.placement.HoldResult;
import nl.schakel.placement.Proposals;
import nl.schakel.process.names.StepNames;
import nl.schakel.process.tasks.CurrentPlacement;
import nl.schakel.process.tasks.StepBinder;
import org.springframework.stereotype.Component;

/**
 * Binder: a shelter answers a proposal: yes holds the bed at once, no is kept with the criterion on which it failed.
 */
@Component
class ShelterAnswerBinder implements StepBinder {

    private static final Duration USUAL_HOLD = Duration.ofHours(24);

    private final Proposals proposals;
    private final CurrentPlacement current;
    private final AfterPlacement after;
    private final Clock clock;

    ShelterAnswerBinder(Proposals proposals, CurrentPlacement current, AfterPlacement after, Clock clock) {
        this.proposals = proposals;
        this.current = current;
        this.after = after;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "plekantwoord";
    }

    @Override
    public void check(Context context) {
        if (!context.at(StepNames.PLEK_BEANTWOORDEN)) {
            return;
        }
        UUID placement = current.id(context.task());
        UUID proposal = current.proposal(context.task()).id();
        if (context.text("antwoord").equals("afwijzen")) {
            after.inStep(
                    placement,
                    proposals.decline(
                            proposal,
                            DeclinedBy.OPVANG,
                            context.text("weigergrond"),
                            context.text("toelichting"),
                            context.viewer()));
            return;
        }
        String hours = context.text("houdtVast");
        Duration hold = hours == null ? USUAL_HOLD : Duration.ofHours(Long.parseLong(hours));
        HoldResult result = proposals.accept(
                proposal, context.text("voorwaarden"), clock.instant().plus(hold), context.viewer());
        after.inStep(placement, result.happened());
        HoldAnswers.demandHeld(result, "antwoord");
    }
}
