package nl.schakel.process.internal.emergency;

import nl.schakel.access.EmergencyAccess;
import nl.schakel.access.Verdict;
import nl.schakel.process.internal.form.FormField;
import nl.schakel.process.internal.task.AnswerBinder;
import org.springframework.stereotype.Component;

/** Keeps what the chain director finds of a use of emergency access; beside the case, where only judges read it. */
@Component
class EmergencyBinder implements AnswerBinder {

    private final EmergencyAccess emergency;
    private final CurrentEmergency current;

    EmergencyBinder(EmergencyAccess emergency, CurrentEmergency current) {
        this.emergency = emergency;
        this.current = current;
    }

    @Override
    public String name() {
        return "noodtoegang";
    }

    @Override
    public boolean keepsEntry() {
        return false;
    }

    @Override
    public void bind(FormField field, Object value, Context context) {
        // the verdict and its explanation belong together: see check
    }

    @Override
    public void check(Context context) {
        current.judged(context.task())
                .ifPresent(id -> emergency.review(
                        id,
                        Verdict.of(String.valueOf(context.answers().get("oordeel")))
                                .orElseThrow(),
                        (String) context.answers().get("toelichting"),
                        context.viewer()));
    }
}
