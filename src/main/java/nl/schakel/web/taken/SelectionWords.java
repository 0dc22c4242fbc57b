package nl.schakel.web.taken;

import java.util.ArrayList;
import java.util.List;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Municipality;
import nl.schakel.process.tasks.SavedSelections.Saved;
import nl.schakel.process.tasks.TaskFilter;
import nl.schakel.process.tasks.TaskSelection;
import nl.schakel.process.tasks.TaskSort;
import nl.schakel.web.frame.KeptChoice;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/** View factory: what somebody chose of the own list, in words. */
@Component
class SelectionWords {

    private final Directory directory;
    private final Words words;

    SelectionWords(Directory directory, Words words) {
        this.directory = directory;
        this.words = words;
    }

    KeptChoice of(Saved saved, TaskSelection shown) {
        TaskSelection selection = TaskSelection.of(saved.choice());
        return new KeptChoice(
                saved.id(), name(selection), TaskListForm.address(selection, null), selection.equals(shown));
    }

    private String name(TaskSelection selection) {
        List<String> parts = new ArrayList<>();
        if (selection.filter() != TaskFilter.ALLE) {
            parts.add(words.of("taken.filter", selection.filter().code()));
        }
        if (selection.acute()) {
            parts.add(words.say("taken.alleen-acuut"));
        }
        if (selection.step() != null) {
            parts.add(words.of("stap", selection.step()));
        }
        if (selection.municipality() != null) {
            parts.add(directory
                    .municipality(selection.municipality())
                    .map(Municipality::name)
                    .orElse(selection.municipality()));
        }
        if (selection.sort() != TaskSort.TERMIJN || parts.isEmpty()) {
            parts.add(words.of("taken.sorteer", selection.sort().code()));
        }
        return String.join(", ", parts);
    }
}
