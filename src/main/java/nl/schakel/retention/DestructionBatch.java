package nl.schakel.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import nl.schakel.support.Coded;

/**
 * Value: what a night proposes for a region, read by one person and confirmed by another.
 *
 * @param rules how many by each rule
 * @param states how many of them wait, are gone, or stay
 */
public record DestructionBatch(
        UUID id,
        String region,
        BatchState state,
        Instant proposedAt,
        UUID readBy,
        Instant readAt,
        UUID confirmedBy,
        Instant confirmedAt,
        Instant endedAt,
        Map<RetentionRule, Integer> rules,
        Map<ItemState, Integer> states) {

    /** Code list: where a batch stands. */
    public enum BatchState implements Coded {
        VOORGESTELD,
        GELEZEN,
        BEVESTIGD,
        KLAAR
    }

    /** Code list: what became of what was proposed. */
    public enum ItemState implements Coded {
        VOORGESTELD,
        WEG,
        BLIJFT
    }

    /** Code list: what leaves of a case. */
    public enum LeavingPart implements Coded {
        /** All of it. */
        ZAAK,
        /** How its reporter can be reached. */
        MELDER
    }

    /**
     * One case in it.
     *
     * @param dossier null when it is gone
     * @param reference null when it is gone
     */
    public record ProposedItem(
            UUID id,
            UUID dossier,
            String reference,
            LeavingPart part,
            RetentionRule rule,
            LocalDate due,
            ItemState state,
            WhyItStays stays) {}

    /** How many stand in it. */
    public int size() {
        return states.values().stream().mapToInt(Integer::intValue).sum();
    }
}
