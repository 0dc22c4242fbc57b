package nl.schakel.administration;

/**
 * Value: what the system of an organisation says of somebody; what it left out is null.
 *
 * @param userName by which that system finds them again
 * @param externalId that system's own number of them
 * @param name to address them by
 * @param email of their work; whom it is changed by is they themselves
 */
public record ProvisionedDetails(
        String userName, String externalId, String name, String givenName, String familyName, String email) {

    @Override
    public String toString() {
        // a record prints all it has; a name must not end in a log
        return "ProvisionedDetails";
    }
}
