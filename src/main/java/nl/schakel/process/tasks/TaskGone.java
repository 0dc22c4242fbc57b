package nl.schakel.process.tasks;

/**
 * Exception for a task that is no longer open: a colleague finished it, or the route went on without it. Nothing was
 * stored.
 */
public class TaskGone extends RuntimeException {

    private final transient String by;

    /** @param by label of the group that finished it; null when the route itself ended the task */
    public TaskGone(String by) {
        super("task gone");
        this.by = by;
    }

    /** Label of the group that finished it, in Dutch; null when the route ended it. */
    public String by() {
        return by;
    }
}
