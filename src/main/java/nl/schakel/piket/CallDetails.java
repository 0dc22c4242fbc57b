package nl.schakel.piket;

/**
 * What was told with a call, for who looks for a bed.
 *
 * @param callBack who to call back and at which number, or null
 * @param situation or null
 */
public record CallDetails(String callBack, String situation) {

    @Override
    public String toString() {
        return "CallDetails";
    }
}
