package nl.schakel.piket.rota;

import java.util.UUID;

/** Value: a region that is asked to share the rota of an area; its own director decides. */
public record AreaQuestion(UUID id, String area, String region, UUID askedBy) {}
