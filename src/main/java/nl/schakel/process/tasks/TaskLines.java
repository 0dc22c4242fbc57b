package nl.schakel.process.tasks;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.AccessService;
import nl.schakel.access.Viewer;
import nl.schakel.signal.CaseLines;
import org.springframework.stereotype.Component;

/**
 * Read model: what the lines of a list of tasks say of their cases: no more than the page of each task would show this
 * viewer (R7). Asks as much for a page of fifty as for one task; who shows the list writes the look down.
 */
@Component
public class TaskLines {

    private final AccessService door;
    private final CaseLines lines;

    TaskLines(AccessService door, CaseLines lines) {
        this.door = door;
        this.lines = lines;
    }

    /** By task; a task that shows nothing of its case has no line. */
    public Map<String, CaseLines.CaseLine> of(List<TaskSummary> tasks, Viewer viewer) {
        List<TaskSummary> open = tasks.stream()
                .filter(task -> task.opens() && viewer.groups().contains(task.group()))
                .toList();
        List<UUID> cases = open.stream().map(TaskSummary::dossier).distinct().toList();
        Map<UUID, CaseLines.CaseLine> found =
                lines.of(door.grants(viewer, cases).values());
        return open.stream()
                .filter(task -> found.containsKey(task.dossier()))
                .collect(Collectors.toMap(TaskSummary::id, task -> found.get(task.dossier())));
    }
}
