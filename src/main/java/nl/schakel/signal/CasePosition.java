package nl.schakel.signal;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;

/**
 * Value: the case at which a page of a list ended. It says all by itself: nothing is looked up, so it cannot tell whether a
 * case exists.
 *
 * @param key by what the list is sorted; null for a case that comes last for want of it
 * @param backwards whether the page before it is meant, not the one after it
 */
public record CasePosition(Instant key, UUID id, boolean backwards) {

    /** The field of a request that asks for the next page, and the one for the page before. */
    public static final String NEXT = "volgende";

    public static final String PREVIOUS = "vorige";

    private static final String NONE = "-";

    /**
     * What a request asks for; null when it asks for the first page.
     *
     * @throws InvalidInput when it cannot be read
     */
    public static CasePosition asked(String next, String previous) {
        if (next != null && !next.isBlank()) {
            return read(NEXT, next.strip(), false);
        }
        return previous != null && !previous.isBlank() ? read(PREVIOUS, previous.strip(), true) : null;
    }

    private static CasePosition read(String field, String text, boolean backwards) {
        InputCheck check = new InputCheck();
        int cut = Math.max(0, text.indexOf('_'));
        String moment = text.substring(0, cut);
        boolean last = moment.equals(NONE);
        Instant key = last ? null : check.moment(field, moment);
        UUID id = check.id(field, text.substring(Math.min(text.length(), cut + 1)));
        if (check.hasErrors() || key == null && !last || id == null) {
            throw InvalidInput.of(field, "onleesbaar", "fout.bladzijde.onleesbaar");
        }
        return new CasePosition(key, id, backwards);
    }

    Map<String, Object> params() {
        return Map.of("edgeKey", key == null ? "infinity" : key.toString(), "edgeId", id);
    }

    @Override
    public String toString() {
        return (key == null ? NONE : key) + "_" + id;
    }
}
