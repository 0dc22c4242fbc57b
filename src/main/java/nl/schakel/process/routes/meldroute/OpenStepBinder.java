package nl.schakel.process.routes.meldroute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.schakel.process.names.StepNames;
import nl.schakel.process.tasks.StepBinder;
import nl.schakel.signal.Entries;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.text.Sentences;
import org.springframework.stereotype.Component;

/**
 * Binder: takes the reason for each step that is still open, and for each victim or investigation that a partner recorded,
 * before the second reader sees a proposal to end the case (R2).
 */
@Component
class OpenStepBinder implements StepBinder {

    /** Who reads the reasons, beside who wrote them: whoever can be the second reader. */
    private static final List<String> READERS = List.of("ketenregisseur", "zorgcoordinator", "tmm", "landelijk");

    private static final Sentences WORDS = Sentences.of("signal-messages");

    private final OpenSteps open;
    private final Entries entries;

    OpenStepBinder(OpenSteps open, Entries entries) {
        this.open = open;
        this.entries = entries;
    }

    @Override
    public String name() {
        return "open-stappen";
    }

    @Override
    public void check(Context context) {
        if (!context.at(StepNames.UITKOMSTEN_BESPREKEN) || !"ja".equals(context.text("klaar"))) {
            return;
        }
        Map<String, String> reasons = reasons(context);
        List<String> missing = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        open.of(OpenSteps.LIST, context.task()).forEach((id, label) -> {
            String reason = reasons.get(id);
            if (reason == null) {
                missing.add(label);
            } else {
                lines.add(label + ": " + reason);
            }
        });
        if (!missing.isEmpty()) {
            throw InvalidInput.of(
                    OpenSteps.LIST, "reden-ontbreekt", "fout.openstaand.reden", String.join("; ", missing));
        }
        if (!lines.isEmpty()) {
            entries.add(
                    context.task().dossier(),
                    context.task().step(),
                    context.task().id(),
                    OpenSteps.LIST,
                    WORDS.say("openstaand.vraag"),
                    String.join("\n", lines),
                    READERS,
                    context.viewer().personId(),
                    context.task().group().toString());
        }
    }

    private static Map<String, String> reasons(Context context) {
        Map<String, String> reasons = new HashMap<>();
        if (context.answers().get(OpenSteps.LIST) instanceof List<?> rows) {
            for (Object row : rows) {
                Map<?, ?> line = (Map<?, ?>) row;
                reasons.merge(
                        line.get("stap").toString(),
                        line.get("reden").toString().strip(),
                        (a, b) -> a + "\n" + b);
            }
        }
        return reasons;
    }
}
