package nl.schakel.process.tasks;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.AccessService;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.support.input.InvalidInput;
import org.springframework.stereotype.Service;

/**
 * Command service for several tasks at once. Each is done by itself: one that was finished meanwhile, or that this colleague
 * may not do, holds up no other.
 */
@Service
public class TaskBatch {

    /** As many tasks or cases as stand on a page. */
    public static final int MOST = 50;

    /**
     * What became of them.
     *
     * @param done ids of tasks that somebody else has in hand now
     * @param refused ids of tasks that could not go: finished, or not of this colleague's team
     * @param without cases in which there was nothing to give: no task of the viewer's groups that a colleague does not
     *     have in hand already
     */
    public record Handed(Set<String> done, Set<String> refused, Set<UUID> without) {}

    private final TaskCommands desk;
    private final TaskList list;
    private final AccessService door;

    TaskBatch(TaskCommands desk, TaskList list, AccessService door) {
        this.desk = desk;
        this.list = list;
        this.door = door;
    }

    /** Hands these tasks to a colleague. @param to user name; null when the viewer takes them in hand */
    public Handed give(Collection<String> tasks, String to, Viewer viewer) {
        Handed outcome = new Handed(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        give(tasks, to, viewer, outcome);
        return outcome;
    }

    /**
     * Hands to a colleague what the viewer's groups have to do in these cases. What another colleague has in hand stays
     * there: that is between those two.
     *
     * @param to user name; null when the viewer takes them in hand
     */
    public Handed giveOfCases(Collection<UUID> cases, String to, Viewer viewer) {
        Handed outcome = new Handed(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        List<UUID> asked = cases.stream().distinct().limit(MOST).toList();
        Map<UUID, List<TaskSummary>> open =
                list.ofDossiers(door.grants(viewer, asked).keySet(), viewer);
        for (UUID dossier : asked) {
            List<String> own = open.getOrDefault(dossier, List.of()).stream()
                    .filter(task -> viewer.groups().contains(task.group()))
                    .filter(task -> task.assignee() == null || task.mine() && to != null)
                    .map(TaskSummary::id)
                    .toList();
            if (own.isEmpty()) {
                outcome.without().add(dossier);
            }
            give(own, to, viewer, outcome);
        }
        return outcome;
    }

    private void give(Collection<String> tasks, String to, Viewer viewer, Handed outcome) {
        for (String task : tasks) {
            try {
                if (to == null) {
                    desk.claim(task, viewer);
                } else {
                    desk.handOver(task, to, viewer);
                }
                outcome.done().add(task);
            } catch (TaskGone | NotVisible | InvalidInput each) {
                outcome.refused().add(task);
            }
        }
    }
}
