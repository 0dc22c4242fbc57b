package nl.schakel.piket.handover;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.schakel.piket.call.CallDetails;
import nl.schakel.piket.call.CallEvent;
import nl.schakel.piket.call.CallerKind;
import nl.schakel.piket.search.AttemptOutcome;

/**
 * Value: the document of a night. While it is not accepted it tells how things are now; afterwards it stays as it was.
 *
 * @param offeredBy who made it; the system at the end of the night
 * @param talk questions of the care coordinator, answers, and the remark at acceptance, oldest first
 * @param acceptedAt or null
 */
public record HandoverDoc(
        UUID id,
        UUID call,
        HandoverState state,
        Instant offeredAt,
        UUID offeredBy,
        Night night,
        List<HandoverRemark> talk,
        Instant acceptedAt,
        UUID acceptedBy) {

    public HandoverDoc {
        talk = List.copyOf(talk);
    }

    /**
     * What happened.
     *
     * @param holder who had the call last, or null
     * @param joined the calls that turned out to be the same
     * @param place where the person is or will be, or null
     * @param promises what is still open: beds that are held, requests that lie with a shelter
     * @param notes what the coordinator wrote, or null
     */
    public record Night(
            String number,
            CallerKind from,
            String municipality,
            Instant calledAt,
            Instant takenAt,
            UUID holder,
            String callBack,
            String situation,
            List<CallDetails.Joined> joined,
            List<Tried> tried,
            HeldPlace place,
            List<Open> promises,
            String notes,
            String rung,
            List<CallEvent> timeline) {
        @Override
        public String toString() {
            return "Night[" + number + "]";
        }
    }

    /**
     * A shelter that was called or asked.
     *
     * @param label of the bed, or null
     * @param outcome of a call: {@link AttemptOutcome#code}; of a request in a task list: the state of the proposal
     * @param by who called, or null for a request
     */
    public record Tried(
            Instant at, String shelter, String label, String outcome, String criterion, Instant until, UUID by) {}

    /**
     * Where the person is, or is going.
     *
     * @param state code of the promise: held, confirmed or occupied
     * @param until until when the bed is held; has no meaning once the person is there
     * @param conditions what the shelter asks, and what has to be arranged
     */
    public record HeldPlace(
            UUID bed,
            String shelter,
            String location,
            String label,
            String kind,
            String state,
            Instant until,
            List<String> conditions) {}

    /**
     * Something that somebody still waits for.
     *
     * @param what {@code vastgehouden}, {@code gevraagd}, {@code terugbellen} or {@code aankomst-bevestigen}
     */
    public record Open(String what, String shelter, String label, Instant until) {}

    /** Something said about the handover. @param code {@code vraag}, {@code antwoord} or {@code aangenomen} */
    public record HandoverRemark(Instant at, UUID who, String code, String text) {
        @Override
        public String toString() {
            return "Said[" + code + "]";
        }
    }
}
