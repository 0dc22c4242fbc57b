package nl.schakel.placement;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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

    /** The name as anybody would type it: without accents, capitals and spare spaces. Empty when it is not known. */
    public Optional<String> plainName() {
        return Optional.ofNullable(name)
                .map(given -> Normalizer.normalize(given.strip(), Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .replaceAll("\\s+", " ")
                        .toLowerCase(Locale.ROOT))
                .filter(plain -> !plain.isEmpty());
    }
}
