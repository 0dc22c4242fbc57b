package nl.schakel.process.routes.placement;

import java.util.UUID;
import nl.schakel.placement.PlacementOutcome;
import nl.schakel.placement.Placements;
import nl.schakel.process.engine.ModelOperations;
import nl.schakel.process.names.MessageNames;
import nl.schakel.process.names.RouteNames;
import nl.schakel.process.routes.CaseRoutes;
import nl.schakel.signal.Outcome;
import nl.schakel.signal.Timeline;

/**
 * Operations of a model: lets the end of a case wait for the shelter in it, and for help that began when danger showed
 * late: {@code ${einde.wacht(zaak)}} (ADR 0079).
 */
@ModelOperations("einde")
public class CaseEndOperations {

    private final OpenPlacementGuard ends;
    private final CaseEnd end;
    private final Placements placements;
    private final CaseRoutes routes;
    private final Timeline timeline;

    CaseEndOperations(
            OpenPlacementGuard ends, CaseEnd end, Placements placements, CaseRoutes routes, Timeline timeline) {
        this.ends = ends;
        this.end = end;
        this.placements = placements;
        this.routes = routes;
        this.timeline = timeline;
    }

    /** Whether a placement, its night, who pays, or help for somebody in danger still runs when everything else is done. */
    public boolean wacht(String zaak) {
        return ends.runs(UUID.fromString(zaak));
    }

    /** Says in the case why it stays open although everything else is done. */
    public void wachten(String zaak) {
        UUID dossier = UUID.fromString(zaak);
        timeline.bySystem(dossier, ends.placementLeft(dossier) ? "wacht-op-opvang" : "wacht-op-acute-hulp");
    }

    /** A route of a placement is at its end; a case that waited for the last one goes on to its own end. */
    public void opvangKlaar(String zaak) {
        UUID dossier = UUID.fromString(zaak);
        if (ends.last(dossier)) {
            placements.settle(dossier);
            if (ends.noHelpAlone(dossier)) {
                routes.tell(MessageNames.OPVANG_KLAAR, dossier);
            }
        }
    }

    /** Help for somebody in danger is at its end; a case that waited for it goes on to its own end. */
    public void acuteHulpKlaar(String zaak) {
        UUID dossier = UUID.fromString(zaak);
        if (!ends.lastHelp(dossier)) {
            return;
        }
        routes.tell(MessageNames.OPVANG_KLAAR, dossier);
        if (!routes.runs(RouteNames.MELDROUTE, dossier) && !routes.runs(RouteNames.HEROPENING, dossier)) {
            // made for a placement alone, which ended meanwhile
            end.withItsPlacement(dossier, Outcome.HULP_GEREGELD);
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
        if (ends.last(dossier) && ends.noHelpAlone(dossier)) {
            end.withItsPlacement(dossier, outcome);
        }
    }
}
