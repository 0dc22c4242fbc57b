package nl.schakel.support.database;

/**
 * Event: a newer version of the program has changed the tables of this database. Whoever takes work by itself on this node takes
 * no more; this is said once, and there is no way back but a start of the newer version.
 *
 * @param step the last step of the tables now
 * @param known the last step that this program knows
 */
public record NewerVersionSeen(int step, int known) {}
