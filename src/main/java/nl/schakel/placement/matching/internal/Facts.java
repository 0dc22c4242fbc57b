package nl.schakel.placement.matching.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Value: what the system itself knows about a person and a place; nobody is asked, and it says yes or no only.
 *
 * @param knownAt locations where somebody of the same or a related case stays
 * @param refusedBy shelters that refused the same person in the last year
 * @param declined beds of this search that somebody said no to, or about which nobody answered
 */
public record Facts(Set<UUID> knownAt, Set<String> refusedBy, Map<UUID, Declined> declined) {

    /** Nothing is known. */
    public static final Facts NONE = new Facts(Set.of(), Set.of(), Map.of());

    /** The same without the beds about which a shelter gave no answer: somebody can still call. */
    public Facts withoutSilence() {
        Map<UUID, Declined> spoken = new HashMap<>(declined);
        spoken.values().removeIf(one -> one.why().equals(Declined.SILENCE));
        return new Facts(knownAt, refusedBy, spoken);
    }

    /**
     * A bed that was asked for in vain.
     *
     * @param criterion the criterion it is about
     * @param why {@code persoon}, {@code opvang} or {@code geen-antwoord}
     */
    public record Declined(String criterion, String why) {

        private static final String SILENCE = "geen-antwoord";

        /**
         * What became of the question, in the words of the tables.
         *
         * @param whose who said no; null when nobody answered
         * @param criterion what it was about, or null when that was not said
         */
        static Declined of(String state, String whose, String criterion) {
            String why = state.equals(SILENCE) ? SILENCE : whose;
            String usual = why.equals("persoon") ? "eigen-wens" : "eerder-geweigerd";
            return new Declined(criterion == null ? usual : criterion, why);
        }
    }
}
