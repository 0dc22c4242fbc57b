package nl.schakel.piket.rota;

/**
 * Value: how a coordinator is reached at night; at least one of the two.
 *
 * @param phone or null
 * @param email or null
 */
public record ContactDetails(String phone, String email) {

    @Override
    public String toString() {
        // a record prints all it has; an address must not end in a log
        return "ContactDetails";
    }
}
