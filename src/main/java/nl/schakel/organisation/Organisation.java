package nl.schakel.organisation;

import java.util.Set;

/**
 * Value: a party in the chain.
 *
 * @param code stable code, for a municipality its CBS code
 * @param kind gemeente, regio, politie, inspectie, zorg, veiligthuis, riec, opvang, hulporganisatie, onderwijs,
 *     asielopvang, justitie, registratie, landelijk or beheer
 * @param region the region that it belongs to, or null when it belongs to none or to several
 */
public record Organisation(String code, String name, String kind, String region) {

    /** Who brings signals to the municipality where they play, or runs Schakel. */
    private static final Set<String> BY_THE_MUNICIPALITY = Set.of("gemeente", "landelijk", "beheer");

    /** Whether its signals are its own to weigh or to bring to the region, and pass no municipality (B 6.2.1, 6.3, 8.3). */
    public boolean bringsItsOwnSignals() {
        return !BY_THE_MUNICIPALITY.contains(kind);
    }
}
