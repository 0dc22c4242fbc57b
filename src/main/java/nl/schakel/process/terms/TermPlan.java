package nl.schakel.process.terms;

import java.time.Instant;
import nl.schakel.deadline.TermCalculator;
import nl.schakel.organisation.Region;

/**
 * Value: the term of one task: when it started, when it has to be done and picked up, and by which row of the table.
 *
 * @param pickUpDue when it has to be in somebody's hands; null when that does not matter or it was from the start
 * @param key by which the row was found
 */
public record TermPlan(TermKey key, Instant created, Instant due, Instant pickUpDue, TermRow row, Region region) {

    /** When this rung is reached. */
    Instant moment(Rung rung, TermCalculator terms) {
        var counting = row.term().counting();
        return switch (rung) {
            case OPPAKKEN -> pickUpDue;
            case OPPAKKEN_ESCALATIE -> terms.at(created, pickUpDue, counting, Rung.ESCALATION_SHARE, region);
            case HERINNERING -> terms.at(created, due, counting, row.reminderShare(), region);
            case TERMIJN -> due;
            case ESCALATIE -> terms.at(created, due, counting, Rung.ESCALATION_SHARE, region);
        };
    }
}
