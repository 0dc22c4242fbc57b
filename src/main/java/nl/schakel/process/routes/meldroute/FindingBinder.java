package nl.schakel.process.routes.meldroute;

import java.util.Map;
import java.util.Set;
import nl.schakel.process.tasks.AnswerBinder;
import nl.schakel.process.tasks.form.FormField;
import nl.schakel.signal.Findings;
import org.springframework.stereotype.Component;

/**
 * Binder: notes that a partner sees a victim, or that an investigation runs or starts, so that nobody ends the case past
 * that without saying why (R2). The answer itself is kept as every other.
 */
@Component
class FindingBinder implements AnswerBinder {

    /** What the answers of our forms mean; the key of the question says which of the two it asks. */
    private static final Map<Findings.Kind, Set<String>> FOUND =
            Map.of(Findings.Kind.SLACHTOFFER, Set.of("ja"), Findings.Kind.ONDERZOEK, Set.of("loopt", "start"));

    private final Findings findings;

    FindingBinder(Findings findings) {
        this.findings = findings;
    }

    @Override
    public String name() {
        return "bevinding";
    }

    @Override
    public void bind(FormField field, Object value, Context context) {
        Findings.Kind kind =
                field.key().startsWith("slachtoffer") ? Findings.Kind.SLACHTOFFER : Findings.Kind.ONDERZOEK;
        if (FOUND.get(kind).contains(value.toString())) {
            findings.record(
                    context.task().dossier(), kind, context.task().group().toString());
        }
    }
}
