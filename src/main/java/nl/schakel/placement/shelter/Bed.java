package nl.schakel.placement.shelter;

import java.time.Instant;
import java.util.UUID;

/**
 * Value: one bed, or a room for people who belong together.
 *
 * @param organisation code of the shelter
 * @param municipality CBS code
 * @param region code of the region, or null
 * @param securityLevel 0 (open) to 3 (secret address with security)
 * @param places how many people fit
 * @param status as it is now: what was promised goes before what the shelter typed
 * @param occupiedUntil until when it is taken, as far as known
 * @param confirmedAt when somebody of the shelter last said that this is right, or null
 * @param confirmedBy how that person is called, or null
 * @param version another one whenever anything of this changes, also what was promised
 */
public record Bed(
        UUID id,
        String label,
        String organisation,
        String organisationName,
        UUID location,
        String locationName,
        String municipality,
        String region,
        ShelterKind kind,
        int securityLevel,
        int places,
        BedStatus status,
        Instant occupiedUntil,
        Instant confirmedAt,
        String confirmedBy,
        String version) {}
