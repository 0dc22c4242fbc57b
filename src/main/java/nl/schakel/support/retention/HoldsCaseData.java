package nl.schakel.support.retention;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Port: a module that keeps something of cases. When the time of a case is over (ADR 126), each of them throws away what it has of
 * it, in the one transaction that destroys the case: all of it is gone, or nothing is.
 */
public interface HoldsCaseData {

    /** In which order they do so: what refers to something else goes before it. */
    enum Turn {
        STEPS,
        NIGHT,
        SHELTER,
        AROUND,
        CASE
    }

    /**
     * A case that leaves.
     *
     * @param names by which ids messages elsewhere may know it: its own, and those of its tasks, calls and searches
     */
    record LeavingCase(UUID dossier, Set<String> names) {}

    /** When it is its turn. */
    Turn turn();

    /** The ids by which messages and watches elsewhere may know this case, besides its own. */
    default Set<String> names(UUID dossier) {
        return Set.of();
    }

    /** Whether somebody or something still works with the case, so that nothing of it can leave yet. */
    default boolean atWork(UUID dossier) {
        return false;
    }

    /** Throws away all that it has of the case; figures that name nobody stay. @return how many rows of each table */
    Map<String, Integer> destroy(LeavingCase leaving);

    /** Throws away how its reporter can be reached. @return how many rows of each table */
    default Map<String, Integer> forgetReporter(UUID dossier) {
        return Map.of();
    }
}
