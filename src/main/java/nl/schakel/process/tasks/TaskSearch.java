package nl.schakel.process.tasks;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.AccessService;
import nl.schakel.access.Grant;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.signal.NamesInCases;
import org.springframework.stereotype.Component;

/**
 * Read model: finds in somebody's own list of tasks what they typed: part of a number, or part of a name that they may
 * see. A name is sealed, so that part of it is found only by opening the names of the cases in the list.
 */
@Component
public class TaskSearch {

    /** Names are opened of no more cases than these, the first due. */
    static final int CASES = 1000;

    private static final int SHORTEST = 3;

    private final TaskList list;
    private final AccessService door;
    private final NamesInCases names;

    TaskSearch(TaskList list, AccessService door, NamesInCases names) {
        this.list = list;
        this.door = door;
        this.names = names;
    }

    /** Where this stands in the viewer's list; in nothing when it is too short to look for. */
    public TaskSelection.Found find(Viewer viewer, String typed) {
        String letters = typed.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
        List<UUID> cases = list.cases(viewer, CASES + 1);
        boolean partly = cases.size() > CASES;
        Set<UUID> known = door.grants(viewer, partly ? cases.subList(0, CASES) : cases).values().stream()
                .filter(grant -> grant.sees(Part.BETROKKENEN))
                .map(Grant::dossier)
                .collect(Collectors.toSet());
        return new TaskSelection.Found(letters.length() < SHORTEST ? null : letters, names.with(typed, known), partly);
    }
}
