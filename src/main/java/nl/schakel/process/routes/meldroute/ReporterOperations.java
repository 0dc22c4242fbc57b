package nl.schakel.process.routes.meldroute;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.schakel.feedback.Feedback;
import nl.schakel.feedback.FeedbackKind;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.process.engine.CaseDeed;
import nl.schakel.process.engine.Does;
import nl.schakel.process.engine.ModelOperations;
import nl.schakel.process.engine.OneOf;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.Dossiers;
import nl.schakel.signal.ReporterVoice;
import nl.schakel.signal.Reviews;

/**
 * Operations of a model: lets a model keep the reporter informed: {@code ${melder.informeren(zaak, 'doorgezet')}}
 * (R3).
 */
@ModelOperations("melder")
public class ReporterOperations {

    /** Code of what a reporter reads of the case that the own report was linked to. */
    private static final String OF_LINKED_CASE = "gekoppeld";

    private static final String LINKED_CASE_DONE = "opnieuw-afgerond";

    private final Feedback feedback;
    private final ReporterVoice reporters;
    private final DossierReading reading;
    private final Directory directory;
    private final Reviews reviews;

    ReporterOperations(
            Feedback feedback, ReporterVoice reporters, DossierReading reading, Directory directory, Reviews reviews) {
        this.reviews = reviews;
        this.feedback = feedback;
        this.reporters = reporters;
        this.reading = reading;
        this.directory = directory;
    }

    /**
     * Tells the reporter this, with the municipality that is its owner now and, at the end, the kind of outcome. Of a request to
     * look again whoever asked hears, and of a case that was opened again also those who asked for it and whose reports were
     * linked to it. A case that began with a request for shelter has no reporter.
     */
    @Does(CaseDeed.INFORMS_REPORTER)
    public void informeren(String zaak, @OneOf(FeedbackKind.class) String soort) {
        UUID dossier = UUID.fromString(zaak);
        FeedbackKind kind =
                FeedbackKind.of(soort).orElseThrow(() -> new IllegalArgumentException("unknown feedback kind"));
        switch (kind) {
            case HERZIENING_ONTVANGEN ->
                reviews.waiting(dossier).forEach(request -> feedback.tell(request.report(), kind, Map.of()));
            case EINDE_BLIJFT ->
                reviews.answeredLast(dossier)
                        .forEach(request -> feedback.tell(
                                request.report(),
                                kind,
                                Map.of("uitkomst", request.answered().stays().code())));
            case HEROPEND, AFGESLOTEN -> {
                tell(dossier, kind);
                String code = kind == FeedbackKind.HEROPEND ? OF_LINKED_CASE : LINKED_CASE_DONE;
                reviews.linkedAskers(dossier).forEach(report -> feedback.tell(report, kind, Map.of("uitkomst", code)));
            }
            default -> tell(dossier, kind);
        }
    }

    private void tell(UUID dossier, FeedbackKind kind) {
        DossierReading.State state = reading.state(dossier);
        if (Dossiers.PLACEMENT.equals(state.channel())) {
            return;
        }
        Map<String, String> codes = new HashMap<>();
        codes.put("gemeente", state.municipality());
        if (state.outcome() != null) {
            codes.put("uitkomst", state.outcome().code());
        }
        feedback.tell(dossier, kind, codes);
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
