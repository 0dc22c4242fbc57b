package nl.schakel.process.tasks;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Context of a completion: says who completes which task in this thread. A completion that does not come through the
 * task page (a direct call of the engine's REST) finds nobody here and is refused: the form's rules would not have
 * been checked (R9).
 */
@Component
public class CurrentCompletion {

    /** Who completes a task. */
    public record Actor(String taskId, UUID person, String username) {}

    private final ThreadLocal<Actor> actor = new ThreadLocal<>();

    /** Runs a completion in the name of this actor. */
    public void as(Actor who, Runnable completion) {
        Actor before = actor.get();
        actor.set(who);
        try {
            completion.run();
        } finally {
            if (before == null) {
                actor.remove();
            } else {
                actor.set(before);
            }
        }
    }

    /** The person whose completion runs in this thread, if any. */
    public Optional<UUID> person() {
        return Optional.ofNullable(actor.get()).map(Actor::person);
    }

    /** The task whose completion runs in this thread, if any. */
    Optional<String> task() {
        return Optional.ofNullable(actor.get()).map(Actor::taskId);
    }

    /** Who completes this task now. @throws IllegalStateException when it does not come through the task page */
    Actor actor(String taskId) {
        Actor now = actor.get();
        if (now == null || !now.taskId().equals(taskId)) {
            throw new IllegalStateException(
                    "Een taak wordt afgerond op de taakpagina; daar worden de antwoorden gecontroleerd.");
        }
        return now;
    }
}
