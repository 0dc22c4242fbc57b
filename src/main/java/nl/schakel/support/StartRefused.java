package nl.schakel.support;

import java.util.Arrays;
import java.util.List;
import nl.schakel.support.text.Sentences;

/**
 * Exception for a start that fails for a reason that a person can mend. The message is Dutch and complete, from
 * {@code operator-messages.properties}.
 */
public class StartRefused extends RuntimeException {

    private static final Sentences SENTENCES = Sentences.of("operator-messages");

    /** @param key of the sentence that says what is wrong and what to do about it */
    public StartRefused(String key, Object... values) {
        super(sentence(key, values));
    }

    /** A start that was refused because of something else. */
    public StartRefused(Throwable cause, String key, Object... values) {
        super(sentence(key, values), cause);
    }

    private StartRefused(List<String> sentences) {
        super(String.join("\n", sentences));
    }

    /** Several reasons at once, so that a person mends all of them in one go. */
    public static StartRefused together(List<StartRefused> reasons) {
        return new StartRefused(reasons.stream().map(StartRefused::getMessage).toList());
    }

    private static String sentence(String key, Object... values) {
        // as they are: a port or a number of a process has no thousands
        return SENTENCES.say(key, Arrays.stream(values).map(String::valueOf).toArray());
    }
}
