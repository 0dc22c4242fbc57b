package nl.schakel.piket.search;

import java.time.Instant;
import java.time.LocalTime;

/**
 * Value: the night desk of a shelter ("nachtbalie").
 *
 * @param phone or null when nobody told it
 * @param smsPossible whether a message to this number is read at night
 * @param opens local time; null with {@code closes} means the whole night or, without a phone, unknown
 * @param hours in Dutch, for example "de hele nacht" or "van 18:00 tot 23:00"; null when nobody told
 * @param reach how likely it is that somebody answers now
 * @param lastAnsweredAt when somebody last answered a coordinator, or null
 */
public record ShelterDesk(
        String phone,
        boolean smsPossible,
        LocalTime opens,
        LocalTime closes,
        String hours,
        Reach reach,
        Instant lastAnsweredAt) {

    @Override
    public String toString() {
        return "ShelterDesk[" + reach + "]";
    }
}
