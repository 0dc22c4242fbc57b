package nl.schakel.piket;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of what happened in a call: codes and ids only (R9).
 *
 * @param code text at {@code piket.gebeurtenis.<code>}
 * @param who or null when no person did it
 * @param bed or null
 * @param detailCode a criterion, a rung, a reason; or null
 */
public record CallEvent(Instant at, String code, UUID who, UUID bed, String detailCode) {}
