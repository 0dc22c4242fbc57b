package nl.schakel.web.plaatsing;

import java.util.List;
import java.util.UUID;

/**
 * View model: one search for a place in words, for who cares for the person.
 *
 * @param hold the bed that is promised, or null
 * @param need what is known of the person and who comes along; empty when nobody talked about it yet
 * @param asked the rounds of proposals, the newest first
 * @param matching what fits, or null when it is not the time to choose
 */
public record PlacementView(
        UUID id,
        UUID dossier,
        String reference,
        String municipality,
        String status,
        boolean over,
        boolean threatened,
        Hold hold,
        String needAt,
        List<PersonCard> need,
        String consent,
        List<Round> asked,
        Matches matching) {

    /** A promised bed. @param until null once the promise is not limited any more */
    public record Hold(UUID id, String place, String bed, String until, boolean releasable) {}

    /** A place that the municipality found. @param measure what to arrange or to look at, or null */
    public record Municipal(String name, String address, String phone, String until, String checked, String measure) {}

    /** What is known of one person; answers that are not known are counted only. */
    public record PersonCard(String title, List<Fact> facts, int unknown) {}

    /** A question and its answer. */
    public record Fact(String question, String answer) {}

    /** One round of requests to shelters. */
    public record Round(int number, boolean newest, List<Asked> rows) {}

    /** One request. @param why what the shelter wrote, or null */
    public record Asked(
            String place, String bed, String state, String stateCode, String at, String why, Explained then) {}

    /** The explanation as it was when the shelter was asked. */
    public record Explained(String fit, List<Because> because) {}

    /** The question whose answer helps most. */
    public record Best(String criterion, String question, int opens, int waiting) {}

    /** All free beds in four groups. */
    public record Matches(String at, Best best, List<Group> groups, int beds) {}

    /** The places with the same outcome. @param barriers how many beds each criterion closes, the most first */
    public record Group(String fit, List<FittingPlace> places, int beds, List<Barrier> barriers) {}

    /** How many beds one criterion closes. */
    public record Barrier(String criterion, int beds) {}

    /**
     * Beds of one house that fit in the same way.
     *
     * @param bed the one that is asked for: the best of them
     * @param free how many of them are free
     * @param brief what to ask, to arrange, or what stands in the way, in a few words; null when nothing does
     */
    public record FittingPlace(
            UUID bed,
            String name,
            String house,
            String kind,
            String label,
            int free,
            String confirmed,
            boolean stale,
            boolean selectable,
            String fit,
            String brief,
            List<Because> because) {}

    /** Why it fits, or not. */
    public record Because(String criterion, String text, String measure) {}
}
