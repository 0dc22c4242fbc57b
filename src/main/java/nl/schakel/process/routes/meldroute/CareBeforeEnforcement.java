package nl.schakel.process.routes.meldroute;

import java.util.List;
import java.util.Set;
import nl.schakel.process.names.StepNames;
import nl.schakel.process.tasks.AnswerBinder;
import nl.schakel.process.tasks.CompletionCheck;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Component;

/**
 * Check of enforcement (R14): nobody closes premises or plans a raid before somebody is named who cares for the people
 * there [B bijlage 6-17, N 3.4].
 */
@Component
class CareBeforeEnforcement implements CompletionCheck {

    private static final Set<String> MEASURES = Set.of("sluiting", "controle");

    @Override
    public void check(AnswerBinder.Context context) {
        boolean enforces = context.at(StepNames.ONDERMIJNING_ONDERZOEKEN)
                && context.answers().get("maatregelen") instanceof List<?> chosen
                && chosen.stream().anyMatch(MEASURES::contains);
        if (enforces && "nog-niet".equals(context.text("zorgVoorMensen"))) {
            throw InvalidInput.of("zorgVoorMensen", "zorg-eerst", "fout.zorg-eerst");
        }
    }
}
