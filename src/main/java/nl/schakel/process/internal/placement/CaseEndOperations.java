package nl.schakel.process.internal.placement;

import java.util.UUID;
import nl.schakel.process.internal.engine.ModelOperations;
import org.camunda.bpm.engine.RuntimeService;

/** Lets the end of a case wait for the shelter in it: {@code ${einde.wacht(zaak)}} (ADR 0079). */
@ModelOperations("einde")
public class CaseEndOperations {

    private final OpenPlacementGuard ends;
    private final OwnDeeds own;
    private final RuntimeService runtime;

    CaseEndOperations(OpenPlacementGuard ends, OwnDeeds own, RuntimeService runtime) {
        this.ends = ends;
        this.own = own;
        this.runtime = runtime;
    }

    /** Whether a placement, its night, or who pays still runs in a case of which everything else is done. */
    public boolean wacht(String zaak) {
        return ends.runs(UUID.fromString(zaak));
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
}
