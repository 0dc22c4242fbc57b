package nl.schakel.piket.call;

import java.time.Instant;
import java.util.List;

/**
 * Value: what was told with a call, for who looks for a bed.
 *
 * @param callBack who to call back and at which number, or null
 * @param situation or null
 * @param joined what was told in calls that turned out to be this one
 */
public record CallDetails(String callBack, String situation, List<Joined> joined) {

    public CallDetails {
        joined = List.copyOf(joined);
    }

    /** What was told in a call that turned out to be the same. */
    public record Joined(String number, CallerKind from, Instant calledAt, String callBack, String situation) {
        @Override
        public String toString() {
            return "Joined[" + number + "]";
        }
    }

    @Override
    public String toString() {
        return "CallDetails";
    }
}
