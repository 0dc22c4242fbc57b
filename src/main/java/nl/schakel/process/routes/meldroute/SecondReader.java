package nl.schakel.process.routes.meldroute;

import java.util.UUID;
import nl.schakel.process.engine.Steps;
import nl.schakel.process.names.StepNames;
import nl.schakel.process.tasks.AnswerBinder;
import nl.schakel.process.tasks.CompletionCheck;
import nl.schakel.signal.CaseLock;
import nl.schakel.signal.Dossiers;
import nl.schakel.signal.ReporterVoice;
import nl.schakel.signal.Reviews;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Component;

/**
 * Check of a second reading (R2): who reported a signal or ever proposed to stop it is no second reader of it; in the
 * region, where silence lets nothing go on, who made the proposal that is read is not. Who ended a case is no reader of a
 * reporter's request to look again.
 */
@Component
class SecondReader implements CompletionCheck {

    private final Dossiers dossiers;
    private final ReporterVoice reporters;
    private final Reviews reviews;
    private final CaseLock lock;

    SecondReader(Dossiers dossiers, ReporterVoice reporters, Reviews reviews, CaseLock lock) {
        this.reviews = reviews;
        this.lock = lock;
        this.dossiers = dossiers;
        this.reporters = reporters;
    }

    @Override
    public void check(AnswerBinder.Context context) {
        if (context.at(StepNames.HERZIENING_LEZEN)) {
            // who opens the case at this moment, or asks more, goes first or waits
            lock.take(context.task().dossier());
            if (reviews.neverReaders(context.task().dossier())
                    .contains(context.viewer().personId())) {
                throw InvalidInput.of("besluit", "eigen-voorstel", "fout.besluit.zelf-afgesloten");
            }
            return;
        }
        if (!Steps.SECOND_READINGS.contains(context.task().step())) {
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
