package nl.schakel.fuzz;

import java.util.Map;

/**
 * One request that the run makes.
 *
 * @param place the address as the description or the page names it, for the counts
 * @param role who asks, or the empty string for nobody
 */
record Fuzzed(String place, String role, String method, String target, Map<String, String> headers, byte[] body) {}
