package nl.schakel.process.tasks;

import nl.schakel.support.Coded;

/** Code list: the orders in which a list of tasks can be read; each is the order of an index. */
public enum TaskSort implements Coded {
    /** What must be done first; without a term last. */
    TERMIJN("coalesce(t.due_at, 'infinity'::timestamptz)", false),
    /** What must be picked up first; what somebody has in hand last. */
    OPPAKKEN("coalesce(case when t.assignee is null then t.pickup_due_at end, 'infinity'::timestamptz)", false),
    /** What came last. */
    NIEUWSTE("t.created_at", true),
    /** What waits longest. */
    OUDSTE("t.created_at", false);

    private final String key;
    private final boolean descending;

    TaskSort(String key, boolean descending) {
        this.key = key;
        this.descending = descending;
    }

    /** The rows beyond an edge, in the direction of reading. */
    String beyond(boolean backwards) {
        return " and (" + key + ", t.created_at, t.task_id) " + (descending == backwards ? ">" : "<")
                + " (cast(:edgeKey as timestamptz), cast(:edgeCreated as timestamptz), :edgeTask)";
    }

    /** The order in which the rows are read. */
    String order(boolean backwards) {
        String direction = descending == backwards ? "" : " desc";
        return " order by " + key + direction + ", t.created_at" + direction + ", t.task_id" + direction;
    }

    /** By what a task stands where it stands; null when it comes last for want of it. */
    java.time.Instant keyOf(TaskSummary task) {
        return switch (this) {
            case TERMIJN -> task.due();
            case OPPAKKEN -> task.pickUp();
            case NIEUWSTE, OUDSTE -> task.created();
        };
    }
}
