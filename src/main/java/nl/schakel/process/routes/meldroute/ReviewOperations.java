package nl.schakel.process.routes.meldroute;

import java.util.UUID;
import nl.schakel.access.Parties;
import nl.schakel.process.engine.ModelOperations;
import nl.schakel.process.engine.RouteVariables;
import nl.schakel.process.names.StepNames;
import nl.schakel.process.names.VariableNames;
import nl.schakel.process.tasks.CurrentCompletion;
import nl.schakel.signal.Reviews;
import nl.schakel.signal.StayReason;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Operations of a model: what somebody decides who read that a reporter asks to look again at an end (ADR 119). */
@ModelOperations("herziening")
public class ReviewOperations {

    private final Reviews reviews;
    private final ReopenCommands reopening;
    private final CurrentCompletion current;
    private final Parties parties;

    ReviewOperations(Reviews reviews, ReopenCommands reopening, CurrentCompletion current, Parties parties) {
        this.reviews = reviews;
        this.reopening = reopening;
        this.current = current;
        this.parties = parties;
    }

    /** The case is opened again, because the reader agrees with the reporter. */
    public void heropenen(DelegateExecution execution) {
        UUID dossier = RouteVariables.dossier(execution);
        reopening.byReader(dossier, reader(), (String) execution.getVariable(VariableNames.ACUUT));
        parties.end(dossier, StepNames.HERZIENING_LEZEN);
    }

    /** The end stays as it is; who read the case for this one question needs it no more (R7). */
    public void eindeBlijft(String zaak, String reden) {
        UUID dossier = UUID.fromString(zaak);
        reviews.endStays(
                dossier,
                StayReason.of(reden).orElseThrow(() -> new IllegalArgumentException("unknown reason")),
                reader());
        parties.end(dossier, StepNames.HERZIENING_LEZEN);
    }

    private UUID reader() {
        return current.person().orElseThrow(() -> new IllegalStateException("nobody reads this request"));
    }
}
