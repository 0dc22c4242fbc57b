package nl.schakel.piket.call;

import java.time.Instant;
import java.util.UUID;

/**
 * Value: a call for help at night, without anything about the person.
 *
 * @param number what people call it, for example {@code P-2026-000123}
 * @param area code of the duty area
 * @param calledBy who sent it; {@code Viewer.SYSTEM} when a process did
 * @param municipality CBS code, or null when nobody knows
 * @param holder who has it, or null
 * @param takenAt when the present holder took it, or null
 * @param rung how far the ladder of the search has come
 * @param version counts every change
 * @param incident whether the alarm reached nobody, and nobody has it still
 * @param joinedInto the call that this one turned out to be, or null
 */
public record Call(
        UUID id,
        String number,
        String area,
        UUID dossier,
        UUID placement,
        CallerKind from,
        UUID calledBy,
        String municipality,
        CallStatus status,
        UUID holder,
        Instant calledAt,
        Instant takenAt,
        Instant lastActivityAt,
        String rung,
        long version,
        boolean incident,
        UUID joinedInto) {

    /** Whether somebody still has to do something. */
    public boolean open() {
        return status.open();
    }
}
