package nl.schakel.process.terms;

import java.util.Map;
import nl.schakel.deadline.Counting;
import nl.schakel.deadline.Term;

/**
 * Value: what {@code termijnen.dmn} says about a step.
 *
 * @param term how long it may take
 * @param pickUp within which it must be taken in hand, or null
 * @param reminderShare the share of the term after which the owner is reminded
 * @param after100 who hears when the term is over
 * @param after150 who hears when it is over by half as much again
 */
public record TermRow(
        Term term, Term pickUp, double reminderShare, EscalationTarget after100, EscalationTarget after150) {

    /**
     * Reads the cells of a row by the names of their columns.
     *
     * @throws RuntimeException when a cell is missing or cannot be read
     */
    public static TermRow of(Map<String, Object> cells) {
        Counting counting = Counting.of((String) cells.get("telling"));
        String pickUp = (String) cells.get("oppaktermijn");
        return new TermRow(
                new Term((String) cells.get("duur"), counting),
                pickUp == null || pickUp.isBlank() ? null : new Term(pickUp, counting),
                ((Number) cells.get("herinnering")).doubleValue(),
                EscalationTarget.of((String) cells.get("bij100")),
                EscalationTarget.of((String) cells.get("bij150")));
    }
}
