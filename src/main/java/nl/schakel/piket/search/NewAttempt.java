package nl.schakel.piket.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Value: what came of calling a shelter.
 *
 * @param clientKey the same key counts once, however often it is sent
 * @param bed which bed; null when the shelter as a whole answered
 * @param shelter code of the shelter, when there is no bed
 * @param criterion why not; null when nobody said
 * @param until until when the bed is held, or when to ask again; null means the usual time
 * @param sent the same as it was sent, to compare with what came before with the same key: a time such as 07:30 means
 *     another moment when it is sent again the next day
 */
public record NewAttempt(
        UUID clientKey,
        UUID bed,
        String shelter,
        AttemptOutcome outcome,
        String criterion,
        Instant until,
        List<String> sent) {

    /** The same, where the values are what was sent. */
    public NewAttempt(
            UUID clientKey, UUID bed, String shelter, AttemptOutcome outcome, String criterion, Instant until) {
        this(
                clientKey,
                bed,
                shelter,
                outcome,
                criterion,
                until,
                Stream.of(bed, shelter, outcome, criterion, until)
                        .map(String::valueOf)
                        .toList());
    }

    /** The same about one bed of the shelter that answered. */
    NewAttempt withBed(UUID found) {
        return new NewAttempt(clientKey, found, null, outcome, criterion, until, sent);
    }
}
