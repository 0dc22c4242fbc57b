package nl.schakel.web.zaken;

import java.util.List;
import nl.schakel.process.names.StepNames;
import nl.schakel.process.tasks.TaskPage;
import nl.schakel.signal.Entries;
import nl.schakel.signal.ReporterVoice;
import nl.schakel.web.frame.DutchTime;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** View factory: tells a second reader that it is the reporter who asks to stop, and why: perhaps under pressure (R2). */
@Component
public class WithdrawalTaskPanel {

    /** What the reporter asks. @param reason in the reporter's words; null when none was given */
    public record Withdrawal(String when, String reason) {}

    public void addTo(Model model, TaskPage page) {
        if (page.dossier() == null
                || !page.task().step().equals(StepNames.VOORSTEL_TEGENLEZEN)
                || !page.dossier().state().withdrawalAsked()) {
            return;
        }
        List<Entries.Entry> read = page.dossier().entries() == null
                ? List.of()
                : page.dossier().entries().stream()
                        .filter(entry -> entry.step().equals(ReporterVoice.STEP)
                                && entry.field().equals(ReporterVoice.WITHDRAWAL))
                        .toList();
        Withdrawal asked = read.stream()
                .reduce((older, newer) -> newer)
                .map(entry -> new Withdrawal(DutchTime.full(entry.at()), entry.value()))
                .orElse(new Withdrawal(null, null));
        model.addAttribute("withdrawal", asked);
    }
}
