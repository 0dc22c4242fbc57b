package nl.schakel.support.input;

import java.util.List;

/** Exception for input that is refused: holds every error at once, so that a person mends all of them in one go. Nothing was stored. */
public class InvalidInput extends RuntimeException {

    private final transient List<FieldError> errors;

    public InvalidInput(List<FieldError> errors) {
        super("invalid input in " + errors.stream().map(FieldError::field).toList());
        this.errors = List.copyOf(errors);
    }

    /** A refusal with a single error; what the parts are, see {@link FieldError}. */
    public static InvalidInput of(String field, String code, String sentence, Object... values) {
        return new InvalidInput(List.of(FieldError.of(field, code, sentence, values)));
    }

    public List<FieldError> errors() {
        return errors;
    }
}
