package nl.schakel.process.edit;

import java.util.Map;

/**
 * Value: a column of a decision table.
 *
 * @param key by which routes know the answer or the outcome
 * @param label how people call it
 * @param values codes that can stand in it with how a form calls them; without a name in a form: empty
 * @param several whether somebody may give several answers at once
 */
public record TableColumn(String key, String label, Map<String, String> values, boolean several) {}
