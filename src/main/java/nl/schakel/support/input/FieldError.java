package nl.schakel.support.input;

import java.util.Arrays;
import java.util.List;
import nl.schakel.support.text.Sentences;

/**
 * Value of one thing that is wrong with one answer. It holds codes; the sentence is made when somebody is told.
 *
 * @param field name of the field as the sender wrote it, e.g. {@code betrokkenen[0].naam}
 * @param code short stable code for machines, e.g. {@code verplicht}
 * @param sentence key in {@code refusal-messages.properties} of what is wrong and how to mend it
 * @param values what the sentence names; never the value that was refused
 */
public record FieldError(String field, String code, String sentence, List<Object> values) {

    private static final Sentences SENTENCES = Sentences.of("refusal-messages");

    public FieldError {
        values = values.stream().map(value -> value == null ? "" : value).toList();
    }

    /** An error whose sentence names these values. */
    public static FieldError of(String field, String code, String sentence, Object... values) {
        return new FieldError(field, code, sentence, Arrays.asList(values));
    }

    /** What is wrong and how to mend it, in Dutch, without repeating the value. */
    public String message() {
        return SENTENCES.say(sentence, values.toArray());
    }
}
