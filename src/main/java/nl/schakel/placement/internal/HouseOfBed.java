package nl.schakel.placement.internal;

import java.util.UUID;
import nl.schakel.placement.Profile;
import nl.schakel.placement.ShelterKind;

/**
 * What beds have in common when a person's fit is the same for all of them: matching looks at each of these once, not at
 * every bed.
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
