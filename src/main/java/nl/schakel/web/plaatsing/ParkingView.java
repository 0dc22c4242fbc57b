package nl.schakel.web.plaatsing;

import java.util.List;
import java.util.UUID;

/**
 * View model: what of a search for a place waits, in words: the search itself, or places that were put aside.
 *
 * @param waiting why and until when it waits; null when it does not
 * @param parkable whether this viewer may park it now, or put places aside
 * @param own whether it is this viewer's to go on with
 * @param version what this viewer saw
 * @param earlier what had been found before it waited, as it stands now
 */
public record ParkingView(
        Waiting waiting,
        boolean parkable,
        boolean own,
        boolean holds,
        String version,
        List<Choice> reasons,
        String latest,
        String first,
        String last,
        List<Earlier> earlier,
        List<PutAside> aside) {

    /** Why a search waits, and until when. */
    public record Waiting(UUID id, String reason, String until, String since, String by) {}

    /** A reason that can be chosen. */
    public record Choice(String code, String label) {}

    /** A place from before. @param brief why it fits no more, or what to ask; may be null @param again whether it can be asked */
    public record Earlier(
            UUID bed,
            String name,
            String house,
            String before,
            String at,
            String now,
            String nowCode,
            String brief,
            boolean again) {}

    /** A house that is aside. @param bed one of its beds */
    public record PutAside(UUID bed, String name, String house, String reason, String until) {}
}
