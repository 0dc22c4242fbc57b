package nl.schakel.piket.call;

import java.time.Instant;
import java.util.UUID;

/**
 * Value: one line of what happened in a call: codes and ids only (R9).
 *
 * @param code text at {@code piket.gebeurtenis.<code>}
 * @param who or null when no person did it
 * @param bed or null
 * @param detailCode a criterion, a rung, a reason; or null
 */
public record CallEvent(Instant at, String code, UUID who, UUID bed, String detailCode) {

    /** The holder was asked "bent u er nog mee bezig?"; {@code Alarms} writes it. */
    static final String HOLDER_ASKED = "alarm-houder";
}
