package nl.schakel.process.routes.meldroute;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.feedback.Feedback;
import nl.schakel.feedback.FeedbackKind;
import nl.schakel.organisation.Role;
import nl.schakel.process.engine.CaseDeed;
import nl.schakel.process.engine.Does;
import nl.schakel.process.engine.ModelOperations;
import nl.schakel.process.engine.OneOf;
import nl.schakel.process.engine.RouteVariables;
import nl.schakel.process.names.MessageNames;
import nl.schakel.process.names.VariableNames;
import nl.schakel.process.routes.CaseRoutes;
import nl.schakel.process.routes.placement.CaseEnd;
import nl.schakel.process.tasks.CurrentCompletion;
import nl.schakel.signal.ContactHolds;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.Dossiers;
import nl.schakel.signal.Outcome;
import nl.schakel.signal.Timeline;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Operations of a model: what a route does to a dossier: each operation is one operation of the domain. */
@ModelOperations("dossier")
public class DossierOperations {

    private final Dossiers dossiers;
    private final Timeline timeline;
    private final CurrentCompletion current;
    private final CaseRoutes routes;
    private final CaseEnd end;
    private final TransferParties parties;
    private final Feedback feedback;
    private final OpenSteps steps;
    private final ContactHolds holds;
    private final LookAlong along;
    private final MunicipalityNotice municipality;
    private final DossierReading reading;
    private final LinkNews links;

    DossierOperations(
            Dossiers dossiers,
            Timeline timeline,
            CurrentCompletion current,
            CaseRoutes routes,
            CaseEnd end,
            TransferParties parties,
            Feedback feedback,
            OpenSteps steps,
            ContactHolds holds,
            LookAlong along,
            MunicipalityNotice municipality,
            DossierReading reading,
            LinkNews links) {
        this.links = links;
        this.municipality = municipality;
        this.reading = reading;
        this.dossiers = dossiers;
        this.timeline = timeline;
        this.current = current;
        this.routes = routes;
        this.end = end;
        this.parties = parties;
        this.feedback = feedback;
        this.steps = steps;
        this.holds = holds;
        this.along = along;
    }

    /** Hands the signal to the municipality in {@code naarGemeente}; from here on its people own the tasks. */
    public void overdragen(DelegateExecution execution) {
        String target = (String) execution.getVariable(VariableNames.NAAR_GEMEENTE);
        Dossiers.Transfer transfer = dossiers.transfer(RouteVariables.dossier(execution), target);
        routes.inform(transfer.dossier(), CaseRoutes.place(transfer.municipality(), transfer.region()));
        parties.follow(transfer);
        along.end(transfer.dossier());
    }

    /** Whoever {@code meekijken.dmn} names looks along until the region gets the case. */
    public void laatMeekijken(DelegateExecution execution) {
        DmnDecisionResult result = (DmnDecisionResult) execution.getVariable("decisionResult");
        UUID dossier = RouteVariables.dossier(execution);
        along.begin(
                dossier,
                (String) execution.getVariable(VariableNames.GEMEENTE),
                reading.state(dossier).organisation(),
                result.<String>collectEntries("rol").stream()
                        .map(Role::of)
                        .distinct()
                        .toList());
    }

    /** The municipality hears that an organisation brought a signal that plays there, and nothing else of it. */
    public void gemeenteInlichten(String zaak) {
        municipality.tell(UUID.fromString(zaak));
    }

    /** Somebody took the step in hand, so the signal waits for nobody any more; for a task that was given back nothing happens. */
    public void oppakken(DelegateTask task) {
        if (task.getAssignee() != null) {
            UUID dossier = RouteVariables.dossier(task);
            dossiers.pickUp(dossier)
                    .ifPresent(municipality -> feedback.tellOwner(dossier, FeedbackKind.OPGEPAKT, municipality));
        }
    }

    /** Opens the question to the reporter that was just written. */
    public void vraagStellen(String zaak) {
        UUID dossier = UUID.fromString(zaak);
        dossiers.askReporter(dossier);
        feedback.tell(dossier, FeedbackKind.VRAAG, Map.of());
    }

    /** The reporter answered, or did not in time: the question is over. */
    public void vraagVoorbij(String zaak) {
        dossiers.questionOver(UUID.fromString(zaak));
    }

    /** The time for questions is over while some are still open; the signal goes on without the answers. */
    public void vragenOnbeantwoord(String zaak) {
        timeline.bySystem(UUID.fromString(zaak), "vragen-onbeantwoord");
    }

    /** Records who proposes to end the signal, and why. */
    @Does(CaseDeed.PROPOSES_END)
    public void voorstelVastleggen(String zaak, @OneOf(Outcome.class) String eindreden) {
        Optional<UUID> proposer = current.person();
        dossiers.proposeEnd(UUID.fromString(zaak), outcome(eindreden), proposer.orElse(null));
    }

    /** The second reader lets the signal go on. */
    @Does(CaseDeed.LETS_GO_ON)
    public void voorstelAfwijzen(String zaak) {
        dossiers.endRejected(UUID.fromString(zaak));
    }

    /** No second reader answered in time: then the signal goes on (R2). */
    @Does(CaseDeed.LETS_GO_ON)
    public void geenTegenlezing(DelegateExecution execution) {
        execution.setVariable(VariableNames.BESLUIT, "doorgaan");
        timeline.bySystem(RouteVariables.dossier(execution), "geen-tegenlezing");
    }

    /**
     * The second reader confirmed an end before the region: the reason of the proposal becomes the outcome. The dossier
     * itself closes when nothing of the route runs any more.
     */
    @Does(CaseDeed.STOPS)
    public String beeindigen(String zaak, @OneOf(Outcome.class) String eindreden) {
        return outcome(eindreden).code();
    }

    /** Passes the signal on to the region. */
    @Does(CaseDeed.PASSES_ON)
    public void doorzettenNaarRegio(String zaak) {
        UUID dossier = UUID.fromString(zaak);
        dossiers.passOn(dossier);
        along.end(dossier);
    }

    /** The region divided the work. */
    public void inBehandeling(String zaak) {
        dossiers.startTreatment(UUID.fromString(zaak));
    }

    /** The second reader in the region agreed: what is still open ends with the case, and whoever had it is told. */
    @Does(CaseDeed.ENDS_STEPS)
    public void stappenBeeindigen(DelegateExecution execution) {
        UUID dossier = RouteVariables.dossier(execution);
        holds.end(dossier);
        steps.tellOwners(execution.getProcessInstanceId(), dossier);
    }

    /** Ends the dossier with its outcome. */
    @Does(CaseDeed.CLOSES)
    public void afsluiten(String zaak, @OneOf(Outcome.class) String uitkomst) {
        UUID dossier = UUID.fromString(zaak);
        boolean ended = dossiers.closed(dossier);
        end.close(dossier, outcome(uitkomst));
        along.end(dossier);
        if (!ended && outcome(uitkomst) == Outcome.GEKOPPELD) {
            dossiers.linkedTo(dossier).ifPresent(about -> links.tell(dossier, about));
        }
    }

    /** The second reader agrees with the reporter's withdrawal. */
    @Does(CaseDeed.CONFIRMS_WITHDRAWAL)
    public void intrekkingBevestigen(String zaak) {
        UUID dossier = UUID.fromString(zaak);
        dossiers.confirmWithdrawal(dossier);
        routes.tell(MessageNames.INTREKKING_BEVESTIGD, dossier);
    }

    /** The signal goes on although the reporter wanted to take it back. */
    @Does(CaseDeed.LETS_GO_ON)
    public void intrekkingAfwijzen(String zaak) {
        dossiers.rejectWithdrawal(UUID.fromString(zaak));
    }

    private static Outcome outcome(String code) {
        return Outcome.of(code).orElseThrow(() -> new IllegalArgumentException("unknown outcome code"));
    }
}
