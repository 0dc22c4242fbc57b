package nl.schakel.support.input;

import java.util.List;

/**
 * Exception for a change that was made on an older state than there is now (ADR 113). Nothing was stored; who made it is
 * shown what there is now and keeps what was typed.
 */
public class StaleChange extends InvalidInput {

    /** Code of the error about it. */
    public static final String CODE = "veranderd";

    /** @param field where the page tells it; what the other parts are, see {@link FieldError} */
    public StaleChange(String field, String sentence, Object... values) {
        super(List.of(FieldError.of(field, CODE, sentence, values)));
    }
}
