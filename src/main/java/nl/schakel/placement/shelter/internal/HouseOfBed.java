package nl.schakel.placement.shelter.internal;

import java.util.UUID;
import nl.schakel.placement.shelter.Profile;
import nl.schakel.placement.shelter.ShelterKind;

/**
 * Value: what beds have in common when a person's fit is the same for all of them: matching looks at each of these
 * once, not at every bed.
 */
public record HouseOfBed(
        String organisation,
        UUID location,
        String municipality,
        ShelterKind kind,
        String living,
        int securityLevel,
        int places,
        Profile profile) {}
