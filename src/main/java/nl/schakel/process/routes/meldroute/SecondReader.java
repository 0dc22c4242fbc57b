package nl.schakel.process.routes.meldroute;

import java.util.Set;
import java.util.UUID;
import nl.schakel.process.names.StepNames;
import nl.schakel.process.tasks.AnswerBinder;
import nl.schakel.process.tasks.CompletionCheck;
import nl.schakel.signal.Dossiers;
import nl.schakel.signal.ReporterVoice;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Component;

/**
 * Check of a second reading (R2): somebody who proposed to end a signal or a case, or reported it, never reads that
 * proposal as the second reader.
 */
@Component
class SecondReader implements CompletionCheck {

    private static final Set<String> STEPS = Set.of(StepNames.VOORSTEL_TEGENLEZEN, StepNames.EINDE_TEGENLEZEN);

    private final Dossiers dossiers;
    private final ReporterVoice reporters;

    SecondReader(Dossiers dossiers, ReporterVoice reporters) {
        this.dossiers = dossiers;
        this.reporters = reporters;
    }

    @Override
    public void check(AnswerBinder.Context context) {
        if (!STEPS.contains(context.task().step())) {
            return;
        }
        UUID reader = context.viewer().personId();
        UUID dossier = context.task().dossier();
        boolean own = dossiers.endProposers(dossier).contains(reader)
                || reporters.reporterAccount(dossier).filter(reader::equals).isPresent();
        if (own) {
            throw InvalidInput.of("besluit", "eigen-voorstel", "fout.besluit.eigen-voorstel");
        }
    }
}
