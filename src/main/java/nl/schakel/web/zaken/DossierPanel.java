package nl.schakel.web.zaken;

import java.util.List;

/**
 * View model: what somebody may see of a dossier, in words. A part that is not for this person is not here at all.
 *
 * @param reference number of the report
 * @param municipality name of the municipality
 * @param status where it stands, in words
 * @param outcome how it ended, in words, or null
 */
public record DossierPanel(
        String reference,
        String municipality,
        String status,
        String outcome,
        boolean acute,
        boolean closed,
        String received,
        List<Section> sections) {

    /** A part with a heading of its own; {@code part} is its code. */
    public record Section(String part, String title, List<Block> blocks) {}

    /** FactChanges that belong together: the report, one person, one answered task. */
    public record Block(String title, String by, List<Fact> facts) {}

    /** A question and its answer. */
    public record Fact(String label, String value) {}
}
