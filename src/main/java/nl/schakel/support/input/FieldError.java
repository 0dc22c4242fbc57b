package nl.schakel.support.input;

/**
 * One thing that is wrong with one answer.
 *
 * @param field name of the field as the sender wrote it, e.g. {@code betrokkenen[0].naam}
 * @param code short stable code for machines, e.g. {@code verplicht}
 * @param message what is wrong and how to mend it, in Dutch, without repeating the value
 */
public record FieldError(String field, String code, String message) {}
