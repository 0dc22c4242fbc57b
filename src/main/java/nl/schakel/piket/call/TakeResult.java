package nl.schakel.piket.call;

import java.util.List;
import java.util.UUID;

/** Outcome: what comes of taking a call: always a clear answer. */
public sealed interface TakeResult {

    /** It is yours. */
    record Taken(Call call, List<CallEvents> happened) implements TakeResult {
        public Taken {
            happened = List.copyOf(happened);
        }
    }

    /** Somebody else has it. @param name how that person is called */
    record AlreadyHeld(UUID holder, String name) implements TakeResult {}
}
