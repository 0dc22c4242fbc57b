package nl.schakel.support.input;

import java.util.function.IntPredicate;

/** Utility for the characters that no text of ours may hold: PostgreSQL refuses them, and nobody sees them. */
public final class StorableText {

    /** Code of the error about it. */
    public static final String CODE = "stuurteken";

    /** Key of what somebody is told, see {@link FieldError}. */
    public static final String SENTENCE = "fout.tekst.stuurteken";

    private StorableText() {}

    /** Whether the text can be kept as it is; nothing can. */
    public static boolean is(String text) {
        return text == null || text.codePoints().noneMatch(StorableText::refuses);
    }

    /** The text without what cannot be kept. */
    public static String of(String text) {
        return is(text) ? text : without(text, StorableText::refuses);
    }

    /** The text without what cannot be kept and without marks that turn the direction in which it is read. */
    public static String visible(String text) {
        return without(text, c -> refuses(c) || isDirectionOverride(c));
    }

    private static String without(String text, IntPredicate left) {
        return text.codePoints()
                .filter(left.negate())
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Marks that make a text read differently from what is stored; a trick in reports, never needed in Dutch. */
    static boolean isDirectionOverride(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    static boolean refuses(int c) {
        if (c == '\n' || c == '\r' || c == '\t') {
            return false;
        }
        // a lone surrogate cannot be stored as UTF-8; U+FFFE and U+FFFF are no characters
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE || (c & 0xFFFE) == 0xFFFE;
    }
}
