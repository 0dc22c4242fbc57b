package nl.schakel.trial.child;

import java.util.List;
import java.util.UUID;
import nl.schakel.feedback.Feedback;
import nl.schakel.process.walk.WalkedElements;
import nl.schakel.signal.DossierReading;
import nl.schakel.trial.CaseOutcome;
import nl.schakel.trial.CaseOutcome.PathPart;
import nl.schakel.trial.CaseOutcome.ToldReporter;

/** Read model of the process in which a trial runs: what became of a case when it was played. */
class CaseEye {

    private final WalkedElements walked;
    private final Feedback feedback;
    private final DossierReading reading;

    CaseEye(WalkedElements walked, Feedback feedback, DossierReading reading) {
        this.walked = walked;
        this.feedback = feedback;
        this.reading = reading;
    }

    CaseOutcome look(UUID dossier, CaseNotebook notebook) {
        DossierReading.State state = reading.state(dossier);
        List<PathPart> path = walked.of(dossier).stream()
                .map(one -> new PathPart(one.model(), one.element(), one.name(), one.times()))
                .toList();
        List<ToldReporter> told = feedback.told(dossier).stream()
                .map(one -> new ToldReporter(one.kind().code(), one.notice().code(), notebook.after(one.at())))
                .toList();
        return notebook.outcome(
                path,
                told,
                state.outcome() == null
                        ? state.status().code()
                        : state.outcome().code());
    }
}
