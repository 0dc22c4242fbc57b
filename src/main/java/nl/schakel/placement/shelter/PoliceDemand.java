package nl.schakel.placement.shelter;

import java.time.Instant;

/**
 * Value: a shelter that wants people to cooperate with the police. Help may not depend on that (Directive 2011/36,
 * article 11), so the chain director talks with the shelter about it.
 */
public record PoliceDemand(String organisation, String organisationName, ProfileLevel level, Instant since) {}
