package nl.schakel.piket.rota;

import java.util.Optional;
import java.util.UUID;

/** Value: who can be called at a moment; empty when the rota has a gap there. */
public record OnDuty(Optional<UUID> first, Optional<UUID> second) {}
