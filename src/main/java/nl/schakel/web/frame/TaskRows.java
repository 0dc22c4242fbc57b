package nl.schakel.web.frame;

import java.util.List;
import java.util.Map;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Person;
import nl.schakel.process.tasks.TaskLines;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.signal.CaseLines;
import nl.schakel.web.frame.LineWords.LineText;
import org.springframework.stereotype.Component;

/** View factory: puts tasks into words for a list. */
@Component
public class TaskRows {

    private final Directory directory;
    private final TermWords terms;
    private final TaskLines lines;
    private final LineWords words;

    TaskRows(Directory directory, TermWords terms, TaskLines lines, LineWords words) {
        this.directory = directory;
        this.terms = terms;
        this.lines = lines;
        this.words = words;
    }

    /** The lines of a list, with what its viewer may see of each case. */
    public List<TaskRow> of(List<TaskSummary> tasks, Viewer viewer) {
        Map<String, CaseLines.CaseLine> about = lines.of(tasks, viewer);
        return tasks.stream()
                .map(task -> of(task, words.of(about.get(task.id()))))
                .toList();
    }

    /** One task on a page that says by itself what the case is about. */
    public TaskRow of(TaskSummary task) {
        return of(task, LineText.NOTHING);
    }

    private TaskRow of(TaskSummary task, LineText about) {
        return new TaskRow(
                task.id(),
                task.name(),
                task.reference(),
                directory
                        .municipality(task.municipality())
                        .map(Municipality::name)
                        .orElse(task.municipality()),
                directory.label(task.group()),
                task.assignee() == null
                        ? null
                        : directory
                                .byUsername(task.assignee())
                                .map(Person::displayName)
                                .orElse(task.assignee()),
                task.mine(),
                task.late(),
                task.acute(),
                about,
                terms.ofPickUp(task.pickUp(), task.municipality()),
                terms.of(task.due(), task.municipality()),
                task.waiting().code());
    }
}
