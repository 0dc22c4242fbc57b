package nl.schakel.piket.call;

import java.util.List;
import nl.schakel.placement.PlacementEvents;

/**
 * Value: what a command of a night gives back.
 *
 * @param result the answer to who asked
 * @param search what happened in the search, in order; the call follows it already
 * @param call what happened in the call, after that
 */
public record CallOutcome<T>(T result, List<PlacementEvents> search, List<CallEvents> call) {

    public CallOutcome {
        search = List.copyOf(search);
        call = List.copyOf(call);
    }

    /** An answer by which nothing happened, as for the same tap a second time. */
    public static <T> CallOutcome<T> nothing(T result) {
        return new CallOutcome<>(result, List.of(), List.of());
    }
}
