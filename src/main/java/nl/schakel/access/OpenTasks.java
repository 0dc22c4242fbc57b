package nl.schakel.access;

import java.util.Optional;
import java.util.UUID;

/** Interface: which open step of a case is somebody's; known by the module of the routes. */
public interface OpenTasks {

    /**
     * A step that somebody does or may do.
     *
     * @param step code of the step
     * @param own whether this person took it; false when it still waits for somebody of the group
     */
    record OpenTask(String step, boolean own) {}

    /** The step of this viewer in this case, the own one first and then the first to end; empty when there is none. */
    Optional<OpenTask> of(Viewer viewer, UUID dossier);
}
