package nl.schakel.support.input;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Collects what is wrong with an input. One set of rules for pages, API and forms: no control characters, a length that
 * is named when it is passed, codes from closed lists only.
 */
public final class InputCheck {

    /** The longest free text that is taken, in characters. */
    public static final int MAX_TEXT = 20_000;

    /** As many errors are told at once; somebody who makes more of them is not reading. */
    private static final int MOST_ERRORS = 100;

    private final List<FieldError> errors = new ArrayList<>();

    /** Records an error. */
    public InputCheck error(String field, String code, String message) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(new FieldError(field, code, message));
        }
        return this;
    }

    /** A free text that must hold something. */
    public InputCheck required(String field, String value, int max, String messageWhenEmpty) {
        if (value == null || value.isBlank()) {
            return error(field, "verplicht", messageWhenEmpty);
        }
        return text(field, value, max);
    }

    /** A free text that may be absent. */
    public InputCheck text(String field, String value, int max) {
        if (value == null) {
            return this;
        }
        // a character is one or two of Java's: what is twice too long need not be counted
        if (value.length() > 2 * max || value.codePointCount(0, value.length()) > max) {
            return error(
                    field,
                    "te-lang",
                    "De tekst is te lang: u mag hier hoogstens %s tekens gebruiken.".formatted(withDots(max)));
        }
        if (value.codePoints().anyMatch(InputCheck::isControl)) {
            error(
                    field,
                    "stuurteken",
                    "In de tekst staan onzichtbare tekens die wij niet kunnen bewaren. Haal ze weg en probeer het"
                            + " opnieuw.");
        }
        return this;
    }

    /**
     * A list that may be absent, before its entries are looked at one by one.
     *
     * @return whether it is worth looking at them
     */
    public boolean fits(String field, Collection<?> values, int max) {
        if (values == null) {
            return false;
        }
        if (values.size() > max) {
            error(field, "te-veel", "U kunt hier hoogstens " + withDots(max) + " keuzes opgeven.");
            return false;
        }
        return true;
    }

    /** A code that, when given, must be one of a closed list. */
    public InputCheck code(String field, String value, Collection<String> allowed) {
        if (value != null && !allowed.contains(value)) {
            error(field, "onbekende-keuze", "Deze keuze bestaat niet. Kies uit: " + String.join(", ", allowed) + ".");
        }
        return this;
    }

    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** Ends the check. @throws InvalidInput when anything was wrong */
    public void done() {
        if (hasErrors()) {
            throw new InvalidInput(errors);
        }
    }

    private static boolean isControl(int c) {
        if (c == '\n' || c == '\r' || c == '\t') {
            return false;
        }
        // a lone surrogate cannot be stored as UTF-8; U+FFFE and U+FFFF are no characters
        return Character.isISOControl(c)
                || Character.getType(c) == Character.SURROGATE
                || (c & 0xFFFE) == 0xFFFE
                || isDirectionOverride(c);
    }

    /** Marks that make a text read differently from what is stored; a trick in reports, never needed in Dutch. */
    private static boolean isDirectionOverride(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    private static String withDots(int number) {
        return String.format(java.util.Locale.GERMANY, "%,d", number);
    }
}
