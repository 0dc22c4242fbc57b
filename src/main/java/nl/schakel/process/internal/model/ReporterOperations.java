package nl.schakel.process.internal.model;

import java.util.Map;
import java.util.UUID;
import nl.schakel.feedback.Feedback;
import nl.schakel.feedback.FeedbackKind;
import nl.schakel.process.internal.engine.ModelOperations;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.ReporterVoice;

/** Lets a model keep the reporter informed: {@code ${melder.informeren(zaak, 'doorgezet')}} (R3). */
@ModelOperations("melder")
public class ReporterOperations {

    private final Feedback feedback;
    private final ReporterVoice reporters;
    private final DossierReading reading;

    ReporterOperations(Feedback feedback, ReporterVoice reporters, DossierReading reading) {
        this.feedback = feedback;
        this.reporters = reporters;
        this.reading = reading;
    }

    /** Tells the reporter this; at the end also with which kind of outcome. */
    public void informeren(String zaak, String soort) {
        UUID dossier = UUID.fromString(zaak);
        var outcome = reading.state(dossier).outcome();
        feedback.tell(
                dossier,
                FeedbackKind.of(soort).orElseThrow(() -> new IllegalArgumentException("unknown feedback kind")),
                outcome == null ? Map.of() : Map.of("uitkomst", outcome.code()));
    }

    /** Whether the reporter has an account, and so an own task list. */
    public boolean heeftAccount(String zaak) {
        return reporters.reporterAccount(UUID.fromString(zaak)).isPresent();
    }
}
