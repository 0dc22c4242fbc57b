package nl.schakel.access;

import java.time.Instant;
import nl.schakel.organisation.GroupId;

/**
 * Value: a group that takes or took part in a case.
 *
 * @param step code of the purpose, for example {@code signaal-beoordelen}
 * @param until when it ended, or null while it takes part
 */
public record Party(GroupId group, Scope scope, String step, Instant since, Instant until) {}
