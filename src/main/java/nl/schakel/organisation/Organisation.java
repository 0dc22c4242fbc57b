package nl.schakel.organisation;

/**
 * Value: a party in the chain.
 *
 * @param code stable code, for a municipality its CBS code
 * @param kind gemeente, regio, politie, inspectie, zorg, veiligthuis, riec, landelijk or beheer
 * @param region the region that it belongs to, or null when it belongs to none or to several
 */
public record Organisation(String code, String name, String kind, String region) {}
