package nl.schakel.access;

import java.util.Map;

/**
 * The access rule as a condition for lists. The statement that uses it calls the dossier's table {@code d} with the
 * dossier's id in {@code d.id}, and binds the parameters by name.
 */
public record Visible(String sql, Map<String, Object> params) {}
