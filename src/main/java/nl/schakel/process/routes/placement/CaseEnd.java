package nl.schakel.process.routes.placement;

import java.util.UUID;
import nl.schakel.access.Viewer;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.CallStatus;
import nl.schakel.piket.call.Calls;
import nl.schakel.placement.AllocationState;
import nl.schakel.placement.Placements;
import nl.schakel.process.names.RouteNames;
import nl.schakel.process.routes.CaseRoutes;
import nl.schakel.process.routes.night.AfterCall;
import nl.schakel.signal.ContactHolds;
import nl.schakel.signal.Dossiers;
import nl.schakel.signal.Outcome;
import org.springframework.stereotype.Component;

/**
 * Command service that ends a case with a coded outcome (R1), with all that follows, in this order: what forbids it, its
 * night, a request of the police to wait, the dossier, and a withdrawal that nobody decided yet.
 */
@Component
public class CaseEnd {

    private static final String NO_LONGER_NEEDED = "niet-meer-nodig";

    private final OpenPlacementGuard guard;
    private final Dossiers dossiers;
    private final Placements placements;
    private final Calls calls;
    private final AfterCall afterCall;
    private final CaseRoutes routes;
    private final ContactHolds holds;

    CaseEnd(
            OpenPlacementGuard guard,
            Dossiers dossiers,
            Placements placements,
            Calls calls,
            AfterCall afterCall,
            CaseRoutes routes,
            ContactHolds holds) {
        this.guard = guard;
        this.dossiers = dossiers;
        this.placements = placements;
        this.calls = calls;
        this.afterCall = afterCall;
        this.routes = routes;
        this.holds = holds;
    }

    /**
     * Ends a case. Ending twice changes nothing.
     *
     * @throws nl.schakel.support.input.InvalidInput while a placement, its night or who pays still runs (ADR 0079)
     */
    public void close(UUID dossier, Outcome outcome) {
        if (!dossiers.closed(dossier)) {
            guard.mustBeFree(dossier);
            end(dossier, outcome);
        }
    }

    /** Ends a case that was made for a placement alone, as the last deed of the route of that placement. */
    void withItsPlacement(UUID dossier, Outcome outcome) {
        if (!dossiers.closed(dossier)) {
            end(dossier, outcome);
        }
    }

    private void end(UUID dossier, Outcome outcome) {
        calls.openOf(dossier).ifPresent(this::endNight);
        holds.end(dossier);
        dossiers.close(dossier, outcome);
        if (outcome == Outcome.INGETROKKEN) {
            // help that a route called ends with it; no route called this
            routes.stop(RouteNames.ACUTE_HULP, dossier, "dossier-afgesloten");
        } else {
            // one that was confirmed is what closes the dossier; any other has no object any more
            routes.stop(RouteNames.INTREKKING, dossier, "dossier-afgesloten");
        }
    }

    private void endNight(Call call) {
        boolean placed = placements
                .promise(call.placement())
                .filter(promise -> promise.state() == AllocationState.OCCUPIED)
                .isPresent();
        if (placed) {
            // somebody who has a bed keeps it; there is only no night any more to hand over
            calls.status(call.id(), CallStatus.INGETROKKEN);
        } else {
            afterCall.inStep(calls.withdraw(call.id(), NO_LONGER_NEEDED, Viewer.SYSTEM));
        }
    }
}
