package nl.schakel.process.routes.emergency;

import java.util.UUID;
import nl.schakel.access.EmergencyAccess;
import nl.schakel.access.Verdict;
import nl.schakel.process.tasks.CurrentEmergency;
import nl.schakel.process.tasks.StepBinder;
import nl.schakel.signal.Timeline;
import org.springframework.stereotype.Component;

/**
 * Binder: keeps what the chain director finds of a use of emergency access; beside the case, where only judges read
 * it.
 */
@Component
class EmergencyBinder implements StepBinder {

    private final EmergencyAccess emergency;
    private final CurrentEmergency current;
    private final Timeline timeline;

    EmergencyBinder(EmergencyAccess emergency, CurrentEmergency current, Timeline timeline) {
        this.emergency = emergency;
        this.current = current;
        this.timeline = timeline;
    }

    @Override
    public String name() {
        return "noodtoegang";
    }

    @Override
    public void check(Context context) {
        current.judged(context.task()).ifPresent(id -> {
            UUID dossier = emergency.review(
                    id,
                    Verdict.of(context.text("oordeel")).orElseThrow(),
                    context.text("toelichting"),
                    context.viewer());
            timeline.bySystem(dossier, "noodtoegang-beoordeeld");
        });
    }
}
