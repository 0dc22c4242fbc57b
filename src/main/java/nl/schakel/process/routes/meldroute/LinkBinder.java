package nl.schakel.process.routes.meldroute;

import java.util.UUID;
import nl.schakel.access.AccessService;
import nl.schakel.access.Part;
import nl.schakel.process.tasks.AnswerBinder;
import nl.schakel.process.tasks.form.FormField;
import nl.schakel.signal.DossierSearch;
import nl.schakel.signal.Dossiers;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Component;

/**
 * Binder: "Hoort bij zaak ..": notes to which dossier this one belongs. A case that is not theirs is refused in the
 * same words as one that does not exist (R7).
 */
@Component
class LinkBinder implements AnswerBinder {

    private final Dossiers dossiers;
    private final DossierSearch search;
    private final AccessService door;

    LinkBinder(Dossiers dossiers, DossierSearch search, AccessService door) {
        this.dossiers = dossiers;
        this.search = search;
        this.door = door;
    }

    @Override
    public String name() {
        return "zaakReferentie";
    }

    @Override
    public void bind(FormField field, Object value, Context context) {
        UUID dossier = context.task().dossier();
        UUID other = search.byReference(value.toString())
                .filter(found -> !found.equals(dossier))
                .filter(found -> door.permits(context.viewer(), found, Part.MELDING))
                .orElseThrow(() -> InvalidInput.of(field.key(), "onbekende-zaak", "fout.zaak.onbekend"));
        dossiers.link(dossier, other);
    }
}
