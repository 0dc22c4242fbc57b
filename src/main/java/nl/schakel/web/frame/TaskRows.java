package nl.schakel.web.frame;

import java.util.List;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Person;
import nl.schakel.process.tasks.TaskSummary;
import org.springframework.stereotype.Component;

/** View factory: puts tasks into words for a list. */
@Component
public class TaskRows {

    private final Directory directory;
    private final TermWords terms;

    TaskRows(Directory directory, TermWords terms) {
        this.directory = directory;
        this.terms = terms;
    }

    public List<TaskRow> of(List<TaskSummary> tasks) {
        return tasks.stream().map(this::of).toList();
    }

    public TaskRow of(TaskSummary task) {
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
                terms.of(task.due(), task.municipality()),
                task.waiting().code());
    }
}
