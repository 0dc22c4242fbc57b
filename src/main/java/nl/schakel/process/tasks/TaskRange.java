package nl.schakel.process.tasks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;

/**
 * Value: a page of a list of tasks.
 *
 * @param previous where the page before this one ends; null on the first
 * @param next where the page after this one begins; null on the last
 */
public record TaskRange(List<TaskSummary> rows, Edge previous, Edge next) {

    static final int LENGTH = 50;

    /** What was found beyond an edge, in the direction in which it was read; one more than a page when there is more. */
    static TaskRange of(List<TaskSummary> found, Edge place, TaskSort sort) {
        boolean more = found.size() > LENGTH;
        List<TaskSummary> rows = new ArrayList<>(more ? found.subList(0, LENGTH) : found);
        boolean backwards = place != null && place.backwards();
        if (backwards) {
            Collections.reverse(rows);
        }
        if (rows.isEmpty()) {
            return new TaskRange(List.of(), null, null);
        }
        return new TaskRange(
                List.copyOf(rows),
                place != null && (more || !backwards) ? Edge.of(rows.get(0), sort, true) : null,
                more || backwards ? Edge.of(rows.get(rows.size() - 1), sort, false) : null);
    }

    /**
     * The task at which a page ended. It says all by itself: nothing is looked up, so the task may be gone.
     *
     * @param key by what the list is sorted; null for a task that comes last for want of it
     * @param backwards whether the page before it is meant, not the one after it
     */
    public record Edge(Instant key, Instant created, String task, boolean backwards) {

        /** The field of a request that asks for the next page, and the one for the page before. */
        public static final String NEXT = "volgende";

        public static final String PREVIOUS = "vorige";

        private static final String NONE = "-";
        private static final Pattern TASK = Pattern.compile("[0-9A-Za-z-]{1,64}");

        private static Edge of(TaskSummary task, TaskSort sort, boolean backwards) {
            return new Edge(sort.keyOf(task), task.created(), task.id(), backwards);
        }

        /**
         * What a request asks for; null when it asks for the first page.
         *
         * @throws InvalidInput when it cannot be read
         */
        public static Edge asked(String next, String previous) {
            if (next != null && !next.isBlank()) {
                return read(NEXT, next, false);
            }
            return previous != null && !previous.isBlank() ? read(PREVIOUS, previous, true) : null;
        }

        private static Edge read(String field, String text, boolean backwards) {
            String[] parts = text.strip().split("_", 3);
            InputCheck check = new InputCheck();
            Instant key = parts[0].equals(NONE) ? null : check.moment(field, parts[0]);
            boolean whole = parts.length == 3 && TASK.matcher(parts[2]).matches();
            Instant created = whole ? check.moment(field, parts[1]) : null;
            if (check.hasErrors() || created == null || key == null && !parts[0].equals(NONE)) {
                throw InvalidInput.of(field, "onleesbaar", "fout.bladzijde.onleesbaar");
            }
            return new Edge(key, created, parts[2], backwards);
        }

        Map<String, Object> params() {
            return Map.of(
                    "edgeKey",
                    key == null ? "infinity" : key.toString(),
                    "edgeCreated",
                    created.toString(),
                    "edgeTask",
                    task);
        }

        @Override
        public String toString() {
            return (key == null ? NONE : key) + "_" + created + "_" + task;
        }
    }
}
