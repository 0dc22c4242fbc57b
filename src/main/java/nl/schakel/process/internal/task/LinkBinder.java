package nl.schakel.process.internal.task;

import nl.schakel.process.internal.form.FormField;
import nl.schakel.signal.Dossiers;
import org.springframework.stereotype.Component;

/** "Hoort bij zaak ..": notes to which dossier this one belongs; a reference that does not exist is refused. */
@Component
class LinkBinder implements AnswerBinder {

    private final Dossiers dossiers;

    LinkBinder(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public String name() {
        return "zaakReferentie";
    }

    @Override
    public void bind(FormField field, Object value, Context context) {
        dossiers.link(context.task().dossier(), value.toString());
    }
}
