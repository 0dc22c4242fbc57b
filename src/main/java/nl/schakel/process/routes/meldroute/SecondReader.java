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
 * Check of a second reading (R2): who reported a signal or ever proposed to stop it is no second reader of it; in the
 * region, where silence lets nothing go on, who made the proposal that is read is not.
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
        boolean proposed = context.at(StepNames.EINDE_TEGENLEZEN)
                ? reader.equals(dossiers.endProposer(dossier))
                : dossiers.endProposers(dossier).contains(reader);
        boolean own = proposed
                || reporters.reporterAccount(dossier).filter(reader::equals).isPresent();
        if (own) {
            throw InvalidInput.of("besluit", "eigen-voorstel", "fout.besluit.eigen-voorstel");
        }
    }
}
