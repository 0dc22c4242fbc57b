package nl.schakel.web.zaken;

import java.util.List;
import java.util.Set;
import nl.schakel.process.names.StepNames;
import nl.schakel.process.tasks.TaskPage;
import nl.schakel.signal.DossierReading.State;
import nl.schakel.signal.Entries;
import nl.schakel.signal.ReporterVoice;
import nl.schakel.signal.Reviews;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** View factory: tells who reads a request to look again what the reporters say, and how the case ended. */
@Component
public class ReviewTaskPanel {

    private static final Set<String> SAID = Set.of(Reviews.WHY, Reviews.NEWS);

    /** One text of a reporter. */
    public record Said(String label, String when, String text) {}

    /** What is asked. @param outcome how the case ended, in words */
    public record Review(String outcome, String ended, List<Said> said) {}

    private final Words words;

    ReviewTaskPanel(Words words) {
        this.words = words;
    }

    public void addTo(Model model, TaskPage page) {
        if (page.dossier() == null || !page.task().step().equals(StepNames.HERZIENING_LEZEN)) {
            return;
        }
        State state = page.dossier().state();
        List<Entries.Entry> entries =
                page.dossier().entries() == null ? List.of() : page.dossier().entries();
        model.addAttribute(
                "review",
                new Review(
                        state.outcome() == null
                                ? null
                                : words.of("uitkomst", state.outcome().code()),
                        state.closed() == null ? null : DutchTime.full(state.closed()),
                        entries.stream()
                                .filter(entry ->
                                        entry.step().equals(ReporterVoice.STEP) && SAID.contains(entry.field()))
                                // what was asked of an end before this one was answered then
                                .filter(entry ->
                                        state.closed() == null || !entry.at().isBefore(state.closed()))
                                .map(entry -> new Said(entry.label(), DutchTime.full(entry.at()), entry.value()))
                                .toList()));
    }
}
