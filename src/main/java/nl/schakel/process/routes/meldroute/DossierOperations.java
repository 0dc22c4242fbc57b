package nl.schakel.process.routes.meldroute;

import java.util.Optional;
import java.util.UUID;
import nl.schakel.process.engine.ModelOperations;
import nl.schakel.process.routes.RouteVariables;
import nl.schakel.process.tasks.CurrentCompletion;
import nl.schakel.signal.Dossiers;
import nl.schakel.signal.Outcome;
import nl.schakel.signal.Timeline;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What a route does to a dossier: each operation is one operation of the domain. */
@ModelOperations("dossier")
public class DossierOperations {

    private final Dossiers dossiers;
    private final Timeline timeline;
    private final CurrentCompletion current;

    DossierOperations(Dossiers dossiers, Timeline timeline, CurrentCompletion current) {
        this.dossiers = dossiers;
        this.timeline = timeline;
        this.current = current;
    }

    /** Hands the signal to the municipality in {@code naarGemeente}; from here on its people own the tasks. */
    public void overdragen(DelegateExecution execution) {
        String target = (String) execution.getVariable("naarGemeente");
        dossiers.transfer(RouteVariables.dossier(execution), target);
    }

    /** Opens the question to the reporter that was just written. */
    public void vraagStellen(String zaak) {
        dossiers.askReporter(UUID.fromString(zaak));
    }

    /** The reporter answered, or did not in time: the question is over. */
    public void vraagVoorbij(String zaak) {
        dossiers.questionOver(UUID.fromString(zaak));
    }

    /** Records that a partner did not answer a question in time; the signal goes on (domain.md, step 5). */
    public void vraagOnbeantwoord(String zaak, String stap) {
        timeline.bySystem(UUID.fromString(zaak), "vraag-onbeantwoord", stap);
    }

    /** The time for questions is over while some are still open; the signal goes on without the answers. */
    public void vragenOnbeantwoord(String zaak) {
        timeline.bySystem(UUID.fromString(zaak), "vragen-onbeantwoord");
    }

    /** Records who proposes to end the signal, and why. */
    public void voorstelVastleggen(String zaak, String eindreden) {
        Optional<UUID> proposer = current.person();
        dossiers.proposeEnd(UUID.fromString(zaak), outcome(eindreden), proposer.orElse(null));
    }

    /** The second reader lets the signal go on. */
    public void voorstelAfwijzen(String zaak) {
        dossiers.endRejected(UUID.fromString(zaak));
    }

    /** No second reader answered in time: then the signal goes on (R2). */
    public void geenTegenlezing(DelegateExecution execution) {
        execution.setVariable(RouteVariables.BESLUIT, "doorgaan");
        timeline.bySystem(RouteVariables.dossier(execution), "geen-tegenlezing");
    }

    /**
     * The second reader confirmed an end before the region: the reason of the proposal becomes the outcome. The dossier
     * itself closes when nothing of the route runs any more.
     */
    public String beeindigen(String zaak, String eindreden) {
        return outcome(eindreden).code();
    }

    /** Passes the signal on to the region. */
    public void doorzettenNaarRegio(String zaak) {
        dossiers.passOn(UUID.fromString(zaak));
    }

    /** The region divided the work. */
    public void inBehandeling(String zaak) {
        dossiers.startTreatment(UUID.fromString(zaak));
    }

    /** Ends the dossier with its outcome. */
    public void afsluiten(String zaak, String uitkomst) {
        dossiers.close(UUID.fromString(zaak), outcome(uitkomst));
    }

    /** The second reader agrees with the reporter's withdrawal. */
    public void intrekkingBevestigen(String zaak) {
        dossiers.confirmWithdrawal(UUID.fromString(zaak));
    }

    /** The signal goes on although the reporter wanted to take it back. */
    public void intrekkingAfwijzen(String zaak) {
        dossiers.rejectWithdrawal(UUID.fromString(zaak));
    }

    private static Outcome outcome(String code) {
        return Outcome.of(code).orElseThrow(() -> new IllegalArgumentException("unknown outcome code"));
    }
}
