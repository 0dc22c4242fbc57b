package nl.schakel.piket.rota;

import java.util.UUID;

/**
 * Value: a question to a colleague to take a shift.
 *
 * @param inReturn the colleague's shift that the asker would take for it, or null
 */
public record Swap(UUID id, String area, UUID shift, UUID askedBy, UUID askedTo, UUID inReturn, SwapState state) {}
