package nl.schakel.placement;

import java.util.Map;
import java.util.Optional;
import nl.schakel.support.text.PlainName;

/**
 * Value: what one person needs.
 *
 * @param name null when it is not known or not said
 * @param companion whether this person comes along with the first
 * @param answers by criterion; what is missing is unknown
 */
public record PersonNeed(String name, boolean companion, Map<String, Answered> answers) {

    public PersonNeed {
        answers = answers == null ? Map.of() : Map.copyOf(answers);
    }

    /** The answer to one question; not asked is unknown (R11). */
    public Answered answer(String criterion) {
        return answers.getOrDefault(criterion, Answered.UNKNOWN);
    }

    /** The key by which this person is recognised elsewhere. Empty when the name is not known. */
    public Optional<String> plainName() {
        return PlainName.of(name);
    }
}
