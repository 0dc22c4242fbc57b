package nl.schakel.piket;

import java.util.UUID;
import nl.schakel.placement.NewNeed;

/**
 * A request for help tonight; everything but the key may be unknown.
 *
 * @param municipality CBS code of where the person is, or null when nobody knows
 * @param callBack who is to be called back, and at which number; or null
 * @param situation what is needed tonight, in the caller's words; or null
 * @param need what is known of the person; or null
 * @param clientKey the same key gives the same call, however often it is sent
 */
public record NewCall(
        CallerKind from, String municipality, String callBack, String situation, NewNeed need, UUID clientKey) {

    @Override
    public String toString() {
        // a record prints all it has; what is told at night must not end in a log
        return "NewCall[" + clientKey + "]";
    }
}
