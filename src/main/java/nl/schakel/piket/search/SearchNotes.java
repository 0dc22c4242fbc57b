package nl.schakel.piket.search;

import java.time.Instant;
import java.util.UUID;

/**
 * Value: the notes of a night.
 *
 * @param version 0 when nobody wrote anything yet
 */
public record SearchNotes(String text, long version, Instant at, UUID by) {

    @Override
    public String toString() {
        return "Note[" + version + "]";
    }
}
