package nl.schakel.piket.call;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.placement.NewNeed;

/**
 * Value: a request for help tonight; everything but the key may be unknown.
 *
 * @param municipality CBS code of where the person is, or null when nobody knows
 * @param callBack who is to be called back, and at which number; or null
 * @param situation what is needed tonight, in the caller's words; or null
 * @param need what is known of the person; or null
 * @param clientKey the same key gives the same call, however often it is sent
 */
public record NewCall(
        CallerKind from, String municipality, String callBack, String situation, NewNeed need, UUID clientKey) {

    /** Cannot stand in a text that is kept. */
    private static final String BETWEEN = "\u0000";

    /** All that was told, in one order, to compare with what came before with the same key; never to show or to keep. */
    String content() {
        List<Object> parts = new ArrayList<>(Arrays.asList(from, municipality, callBack, situation));
        if (need != null) {
            parts.add(new TreeSet<>(need.areasToAvoid()));
            parts.add(need.consent());
            parts.add(need.wishes());
            need.persons().forEach(person -> {
                parts.add(person.name());
                parts.add(person.companion());
                parts.add(new TreeMap<>(person.answers()));
            });
        }
        return parts.stream().map(String::valueOf).collect(Collectors.joining(BETWEEN));
    }

    @Override
    public String toString() {
        // a record prints all it has; what is told at night must not end in a log
        return "NewCall[" + clientKey + "]";
    }
}
