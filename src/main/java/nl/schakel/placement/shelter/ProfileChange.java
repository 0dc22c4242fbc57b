package nl.schakel.placement.shelter;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Value: what a shelter wants to change in its profile.
 *
 * @param target id of the location or bed; null for the whole organisation
 * @param stance null takes the line of this level away: the wider level counts again
 * @param choices which answers it is about; empty means any
 * @param validFrom null means from now on
 */
public record ProfileChange(
        String organisation,
        ProfileLevel level,
        UUID target,
        String criterion,
        AcceptancePolicy stance,
        String measure,
        Set<String> choices,
        Instant validFrom) {

    public ProfileChange {
        choices = choices == null ? Set.of() : Set.copyOf(choices);
    }
}
