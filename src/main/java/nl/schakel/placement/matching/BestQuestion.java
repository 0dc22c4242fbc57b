package nl.schakel.placement.matching;

/**
 * Value: the question whose answer helps most.
 *
 * @param opens how many beds can be had with a good answer to this question alone
 * @param waiting how many beds wait for this answer, perhaps among others
 */
public record BestQuestion(String criterion, String question, int opens, int waiting) {}
