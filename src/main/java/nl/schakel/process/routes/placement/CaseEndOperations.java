package nl.schakel.process.routes.placement;

import java.util.UUID;
import nl.schakel.placement.PlacementOutcome;
import nl.schakel.process.engine.ModelOperations;
import nl.schakel.signal.Dossiers;
import nl.schakel.signal.Outcome;
import nl.schakel.signal.Timeline;
import org.camunda.bpm.engine.RuntimeService;

/** Lets the end of a case wait for the shelter in it: {@code ${einde.wacht(zaak)}} (ADR 0079). */
@ModelOperations("einde")
public class CaseEndOperations {

    private final OpenPlacementGuard ends;
    private final OwnDeeds own;
    private final Dossiers dossiers;
    private final Timeline timeline;
    private final RuntimeService runtime;

    CaseEndOperations(
            OpenPlacementGuard ends, OwnDeeds own, Dossiers dossiers, Timeline timeline, RuntimeService runtime) {
        this.ends = ends;
        this.own = own;
        this.dossiers = dossiers;
        this.timeline = timeline;
        this.runtime = runtime;
    }

    /** Whether a placement, its night, or who pays still runs in a case of which everything else is done. */
    public boolean wacht(String zaak) {
        return ends.runs(UUID.fromString(zaak));
    }

    /** Says in the case why it stays open although everything else is done. */
    public void wachten(String zaak) {
        timeline.bySystem(UUID.fromString(zaak), "wacht-op-opvang");
    }

    /** A route of a placement is at its end; a case that waited for the last one goes on to its own end. */
    public void opvangKlaar(String zaak) {
        if (ends.last(UUID.fromString(zaak))) {
            own.deed(() -> {
                runtime.createMessageCorrelation("OpvangKlaar")
                        .processInstanceBusinessKey(zaak)
                        .correlateAll();
            });
        }
    }

    /** Ends a case that was made for a placement alone, unless who needed a bed again has a second route: the last ends it. */
    void close(UUID dossier, PlacementOutcome how) {
        Outcome outcome = switch (how) {
            case GEPLAATST_EN_VEILIG, EIGEN_PLEK -> Outcome.HULP_GEREGELD;
            case DOORVERWEZEN -> Outcome.DOORVERWEZEN;
            case WIL_GEEN_OPVANG -> Outcome.GEEN_OPVANG_GEWENST;
            case GEEN_PLEK -> Outcome.GEEN_PLEK;
            case VERTROKKEN -> Outcome.VERTROKKEN;
        };
        if (ends.last(dossier)) {
            // a deed of the route itself, which goes on to its end
            own.deed(() -> dossiers.close(dossier, outcome));
        }
    }
}
