package nl.schakel.process.routes.meldroute;

import nl.schakel.process.tasks.AnswerBinder;
import nl.schakel.process.tasks.form.FormField;
import nl.schakel.signal.Answer;
import nl.schakel.signal.CaseLock;
import nl.schakel.signal.Dossiers;
import org.springframework.stereotype.Component;

/**
 * Binder: "Is er nu iemand in gevaar?": marks the case, so that lists and the search for a place know it too. A no takes no
 * mark away: help that runs says itself when it is done, and a corrected fact says that there was no danger.
 */
@Component
class DangerBinder implements AnswerBinder {

    private final CaseLock cases;
    private final Dossiers dossiers;

    DangerBinder(CaseLock cases, Dossiers dossiers) {
        this.cases = cases;
        this.dossiers = dossiers;
    }

    @Override
    public String name() {
        return "gevaar";
    }

    @Override
    public void bind(FormField field, Object value, Context context) {
        if (Answer.JA.code().equals(value)) {
            cases.take(context.task().dossier());
            dossiers.danger(context.task().dossier(), true);
        }
    }
}
