package nl.schakel.process.routes.meldroute;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.schakel.feedback.Feedback;
import nl.schakel.feedback.FeedbackKind;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.process.engine.ModelOperations;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.ReporterVoice;

/**
 * Operations of a model: lets a model keep the reporter informed: {@code ${melder.informeren(zaak, 'doorgezet')}}
 * (R3).
 */
@ModelOperations("melder")
public class ReporterOperations {

    private final Feedback feedback;
    private final ReporterVoice reporters;
    private final DossierReading reading;
    private final Directory directory;

    ReporterOperations(Feedback feedback, ReporterVoice reporters, DossierReading reading, Directory directory) {
        this.feedback = feedback;
        this.reporters = reporters;
        this.reading = reading;
        this.directory = directory;
    }

    /** Tells the reporter this, with the municipality that is its owner now and, at the end, the kind of outcome. */
    public void informeren(String zaak, String soort) {
        UUID dossier = UUID.fromString(zaak);
        DossierReading.State state = reading.state(dossier);
        Map<String, String> codes = new HashMap<>();
        codes.put("gemeente", state.municipality());
        if (state.outcome() != null) {
            codes.put("uitkomst", state.outcome().code());
        }
        feedback.tell(
                dossier,
                FeedbackKind.of(soort).orElseThrow(() -> new IllegalArgumentException("unknown feedback kind")),
                codes);
    }

    /** Whether the reporter has an account that is in use, and so an own task list. */
    public boolean heeftAccount(String zaak) {
        return reporters
                .reporterAccount(UUID.fromString(zaak))
                .flatMap(directory::person)
                .filter(Person::active)
                .isPresent();
    }
}
