package nl.schakel.web.zaken;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.access.AccessService;
import nl.schakel.access.Grant;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import nl.schakel.process.tasks.TaskList;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.signal.CaseLines;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.NeedToKnow;
import org.springframework.stereotype.Component;

/**
 * Read model: what a list of cases says of each: what it is about, who has it and the next term, as far as the page of that
 * case would show them to this reader (R7). It asks as much for fifty cases as for one; who shows the list logs the look.
 */
@Component
class CaseWork {

    private final AccessService door;
    private final CaseLines lines;
    private final DossierReading reading;
    private final TaskList tasks;

    CaseWork(AccessService door, CaseLines lines, DossierReading reading, TaskList tasks) {
        this.door = door;
        this.lines = lines;
        this.reading = reading;
        this.tasks = tasks;
    }

    /**
     * One case in a list.
     *
     * @param line what it is about in codes; null when that is not for the reader
     * @param follows whether the reader may follow who works on the case
     * @param open the open tasks that the reader may know of
     * @param more whether there are others
     */
    record Known(CaseLines.CaseLine line, boolean follows, List<TaskSummary> open, boolean more) {

        static final Known NOTHING = new Known(null, false, List.of(), false);

        /** The groups that have it now. */
        List<GroupId> with() {
            return open.stream().map(TaskSummary::group).distinct().toList();
        }

        /** The task of which a term ends first: to pick it up, or to finish it. */
        TaskSummary first() {
            return open.stream()
                    .filter(task -> next(task) != null)
                    .min(Comparator.comparing(Known::next))
                    .orElse(null);
        }

        /** Whether there is something to do for the viewer or that nobody of the viewer's groups has in hand yet. */
        boolean toGive(Viewer viewer) {
            return open.stream()
                    .anyMatch(
                            task -> viewer.groups().contains(task.group()) && (task.assignee() == null || task.mine()));
        }

        boolean late() {
            return open.stream().anyMatch(TaskSummary::late);
        }

        /** When a term of this task ends; null while it has none. */
        static Instant next(TaskSummary task) {
            return Stream.of(task.due(), task.pickUp())
                    .filter(Objects::nonNull)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }
    }

    /** By case. */
    Map<UUID, Known> of(Collection<UUID> cases, Viewer viewer) {
        Map<UUID, Grant> grants = door.grants(viewer, cases);
        Map<UUID, CaseLines.CaseLine> about = lines.of(grants.values());
        Map<UUID, NeedToKnow> needs = reading.needToKnow(grants.values(), viewer.groups());
        Map<UUID, List<TaskSummary>> work = tasks.ofDossiers(grants.keySet(), viewer);
        Map<UUID, Known> known = new HashMap<>();
        grants.forEach((dossier, grant) -> {
            List<TaskSummary> all = work.getOrDefault(dossier, List.of());
            List<TaskSummary> open = all.stream()
                    .filter(task -> task.mine()
                            || viewer.groups().contains(task.group())
                            || grant.sees(Part.TIJDLIJN) && needs.get(dossier).work(task.step(), task.group()))
                    .toList();
            known.put(
                    dossier, new Known(about.get(dossier), grant.sees(Part.TIJDLIJN), open, open.size() < all.size()));
        });
        return known;
    }
}
