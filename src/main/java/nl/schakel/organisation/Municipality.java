package nl.schakel.organisation;

/**
 * Value: a Dutch municipality.
 *
 * @param cbsCode the code of Statistics Netherlands, for example {@code GM0267}; also its code as an organisation
 * @param region the region that it takes part in, or null
 */
public record Municipality(String cbsCode, String name, String region) {}
