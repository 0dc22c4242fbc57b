package nl.schakel.process.routes.placement;

import java.util.Optional;
import nl.schakel.placement.BedAllocation;
import nl.schakel.placement.DeclinedBy;
import nl.schakel.placement.Holds;
import nl.schakel.placement.Placement;
import nl.schakel.placement.ProposalState;
import nl.schakel.placement.Proposals;
import nl.schakel.process.names.StepNames;
import nl.schakel.process.tasks.CurrentPlacement;
import nl.schakel.process.tasks.StepBinder;
import nl.schakel.signal.Timeline;
import org.springframework.stereotype.Component;

/**
 * Binder of the person's own wish about a place, which decides. A no gives the bed back and is kept as a code, without
 * blame.
 */
@Component
class WishBinder implements StepBinder {

    private final Proposals proposals;
    private final Holds holds;
    private final CurrentPlacement current;
    private final AfterPlacement after;
    private final Timeline timeline;

    WishBinder(Proposals proposals, Holds holds, CurrentPlacement current, AfterPlacement after, Timeline timeline) {
        this.proposals = proposals;
        this.holds = holds;
        this.current = current;
        this.after = after;
        this.timeline = timeline;
    }

    @Override
    public String name() {
        return "plekwens";
    }

    @Override
    public void check(Context context) {
        if (!context.at(StepNames.PLEK_BESPREKEN) || !"andere-plek".equals(context.text("wens"))) {
            return;
        }
        Placement placement = current.of(context.task());
        String criterion = context.text("redenPersoon");
        Optional<BedAllocation> waiting = placement.promise().filter(WishBinder::waits);
        // several rounds may be open at night; a bed where the person stays meanwhile is not what is refused
        proposals.all(placement.id()).stream()
                .filter(proposal -> proposal.state() == ProposalState.TOEGEZEGD)
                .filter(proposal -> waiting.map(BedAllocation::bed)
                        .filter(proposal.bed().id()::equals)
                        .isPresent())
                .reduce((earlier, last) -> last)
                .ifPresent(proposal -> after.inStep(
                        placement.id(),
                        proposals.decline(
                                proposal.id(),
                                DeclinedBy.PERSOON,
                                criterion,
                                context.text("toelichting"),
                                context.viewer())));
        current.of(context.task())
                .promise()
                .filter(WishBinder::waits)
                .ifPresent(promise ->
                        after.inStep(placement.id(), holds.release(promise.id(), "eigen-wens", context.viewer())));
        timeline.bySystem(context.task().dossier(), "plek-afgeslagen");
    }

    private static boolean waits(BedAllocation promise) {
        return switch (promise.state()) {
            case HELD, CONFIRMED -> true;
            default -> false;
        };
    }
}
