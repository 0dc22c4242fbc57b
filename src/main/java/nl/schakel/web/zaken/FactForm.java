package nl.schakel.web.zaken;

import java.util.List;

/**
 * View model: the question about one fact, with what stands there now.
 *
 * @param fact its code
 * @param person which of the people, or null
 * @param who of whom it is, in words; null for the report itself
 * @param now what stands there, in words; null when nothing does
 * @param kind how it is asked
 * @param value what was typed, or stands there
 * @param groups what can be chosen
 */
public record FactForm(
        String fact,
        Integer person,
        String title,
        String who,
        String now,
        Kind kind,
        String value,
        List<Group> groups) {

    /** How a fact is asked. */
    public enum Kind {
        LINE,
        TEXT,
        ONE,
        SEVERAL
    }

    /** Choices that belong together. @param title null when there is one group */
    public record Group(String title, List<Choice> choices) {}

    /** One choice. @param sub whether it is a kind of the one above it */
    public record Choice(String value, String text, boolean chosen, boolean sub) {}

    /** The facts of the report, or of one of the people. */
    public record Block(String title, List<Row> rows) {}

    /** A fact in the list of those that can be corrected. @param now null when it is not known */
    public record Row(String fact, Integer person, String title, String now) {}
}
