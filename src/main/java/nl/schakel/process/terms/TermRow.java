package nl.schakel.process.terms;

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
        Term term, Term pickUp, double reminderShare, EscalationTarget after100, EscalationTarget after150) {}
