package nl.schakel.process.rules.path;

import java.util.Set;

/**
 * Value: what can hold after a model that is called.
 *
 * @param ended the facts with which it can end
 * @param underway the facts that can hold while it runs, for when it is cut short
 */
record Outcomes(Set<Integer> ended, Set<Integer> underway) {}
