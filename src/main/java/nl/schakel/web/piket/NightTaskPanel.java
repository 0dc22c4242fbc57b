package nl.schakel.web.piket;

import java.util.Set;
import nl.schakel.access.Viewer;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.Calls;
import nl.schakel.process.tasks.TaskPage;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * View factory: leads from a task about the handover to the document of the night, which is too long to stand beside a
 * form.
 */
@Component
public class NightTaskPanel {

    private static final Set<String> STEPS = Set.of(HandoverPage.ACCEPTING, HandoverPage.COMPLETING);

    private final Calls calls;

    NightTaskPanel(Calls calls) {
        this.calls = calls;
    }

    public void addTo(Model model, TaskPage page, Viewer viewer) {
        if (STEPS.contains(page.task().step())
                && viewer.groups().contains(page.task().group())) {
            calls.openOf(page.task().dossier()).map(Call::id).ifPresent(call -> model.addAttribute("night", call));
        }
    }
}
