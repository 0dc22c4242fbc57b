package nl.schakel.web.melden;

import java.util.Optional;
import java.util.UUID;
import nl.schakel.signal.Reviews;
import nl.schakel.web.frame.DutchTime;
import org.springframework.stereotype.Component;

/** View factory: what a reporter can still ask about an end, and what was answered before. */
@Component
class ReporterReviews {

    /**
     * Of a closed report.
     *
     * @param waits whether somebody reads it now
     * @param left how often the reporter can still ask
     * @param linked whether it is about a case that the report was linked to
     * @param when moment of the request that waits, or of the last answer; null when nothing was asked
     * @param text what the reader said; null when there is nothing
     */
    public record OwnRequest(boolean waits, int left, boolean linked, String when, String text) {}

    private final Reviews reviews;

    ReporterReviews(Reviews reviews) {
        this.reviews = reviews;
    }

    /** Empty for a report that is open. */
    Optional<OwnRequest> of(UUID report) {
        return reviews.of(report).map(own -> {
            Reviews.Request last = own.last().orElse(null);
            Reviews.ReviewAnswer answered = last == null ? null : last.answered();
            String when = last == null ? null : DutchTime.full(answered == null ? last.asked() : answered.at());
            return new OwnRequest(
                    own.waits(), own.left(), own.linked(), when, answered == null ? null : answered.text());
        });
    }
}
