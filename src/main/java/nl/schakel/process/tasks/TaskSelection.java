package nl.schakel.process.tasks;

import java.util.Set;
import java.util.UUID;
import nl.schakel.support.Coded;

/**
 * Value: which open tasks somebody wants to see, and in which order.
 *
 * @param municipality CBS code, or null for all
 * @param step code of a step, or null for all
 * @param acute whether only what is acute is wanted
 * @param vacancy only what waits for this role that nobody holds, or null
 * @param apart without what is shown under such a role
 * @param found where what was typed was found; null when nothing was looked for
 */
public record TaskSelection(
        TaskFilter filter,
        TaskSort sort,
        String municipality,
        String step,
        boolean acute,
        UUID vacancy,
        boolean apart,
        Found found) {

    /**
     * Where something was found that somebody typed.
     *
     * @param reference part of a number, as it is compared; null when it cannot be one
     * @param cases those in which it is part of a name that the person may see
     * @param partly whether there were more cases than could be looked through for a name
     */
    public record Found(String reference, Set<UUID> cases, boolean partly) {}

    /** Everything that this filter leaves, what must be done first on top. */
    public static TaskSelection of(TaskFilter filter) {
        return new TaskSelection(filter, TaskSort.TERMIJN, null, null, false, null, false, null);
    }

    /** A choice that was kept; what it does not know any more is left out. */
    public static TaskSelection of(SavedSelections.Choice kept) {
        return new TaskSelection(
                Coded.of(TaskFilter.class, kept.filter()).orElse(TaskFilter.ALLE),
                Coded.of(TaskSort.class, kept.sort()).orElse(TaskSort.TERMIJN),
                kept.municipality(),
                kept.step(),
                kept.acute(),
                null,
                false,
                null);
    }

    /** What of it can be kept. */
    public SavedSelections.Choice choice() {
        return new SavedSelections.Choice(filter.code(), sort.code(), municipality, step, acute);
    }

    /** The same under another tab. */
    public TaskSelection with(TaskFilter other) {
        return new TaskSelection(other, sort, municipality, step, acute, vacancy, false, found);
    }

    /** The same, of what was found only. */
    public TaskSelection with(Found those) {
        return new TaskSelection(filter, sort, municipality, step, acute, vacancy, false, those);
    }

    /** The same without what is shown under a role that nobody holds. */
    public TaskSelection apartFromVacancies() {
        return new TaskSelection(filter, sort, municipality, step, acute, vacancy, true, found);
    }

    /** Whether something leaves out more than the tab does. */
    public boolean narrows() {
        return municipality != null || step != null || acute || vacancy != null || found != null;
    }
}
