package nl.schakel.process.tasks;

import java.util.ArrayList;
import java.util.List;
import nl.schakel.access.Viewer;

/** Somebody's whole list of tasks, leafed through to its end. */
public final class AllTasks {

    private AllTasks() {}

    public static List<TaskSummary> of(TaskList list, Viewer viewer, TaskFilter filter) {
        List<TaskSummary> all = new ArrayList<>();
        TaskRange page = list.page(viewer, TaskSelection.of(filter), null);
        all.addAll(page.rows());
        while (page.next() != null) {
            page = list.page(viewer, TaskSelection.of(filter), page.next());
            all.addAll(page.rows());
        }
        return all;
    }
}
