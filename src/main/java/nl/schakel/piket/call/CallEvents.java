package nl.schakel.piket.call;

import java.util.List;
import java.util.UUID;

/**
 * Outcome: what happened in a night, as its commands return it. Whoever calls such a command applies what follows in
 * the same transaction ({@code AfterCall}).
 */
public sealed interface CallEvents {

    /** The call it happened in. */
    UUID call();

    /** Somebody called. */
    record CallMade(UUID call) implements CallEvents {}

    /** Nobody had it; now somebody has. */
    record CallTaken(UUID call, UUID holder) implements CallEvents {}

    /** A colleague took it over on purpose. */
    record CallTakenOver(UUID call, UUID from, UUID to) implements CallEvents {}

    /** Whoever has it did something. */
    record CallActive(UUID call) implements CallEvents {}

    /** Shelters were asked through their own tasks. */
    record CallAsked(UUID call, List<UUID> proposals) implements CallEvents {
        public CallAsked {
            proposals = List.copyOf(proposals);
        }
    }

    /** It was the same as another one, which goes on. */
    record CallJoined(UUID call, UUID into) implements CallEvents {}

    /** It is not needed any more. */
    record CallWithdrawn(UUID call) implements CallEvents {}

    /** The document of the night lies ready for the care coordinator. */
    record HandoverAsked(UUID call) implements CallEvents {}
}
