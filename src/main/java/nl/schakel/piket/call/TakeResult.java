package nl.schakel.piket.call;

import java.util.UUID;

/** What comes of taking a call: always a clear answer. */
public sealed interface TakeResult {

    /** It is yours. */
    record Taken(Call call) implements TakeResult {}

    /** Somebody else has it. @param name how that person is called */
    record AlreadyHeld(UUID holder, String name) implements TakeResult {}
}
