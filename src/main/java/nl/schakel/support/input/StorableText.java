package nl.schakel.support.input;

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
        return is(text)
                ? text
                : text.codePoints()
                        .filter(c -> !refuses(c))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    static boolean refuses(int c) {
        if (c == '\n' || c == '\r' || c == '\t') {
            return false;
        }
        // a lone surrogate cannot be stored as UTF-8; U+FFFE and U+FFFF are no characters
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE || (c & 0xFFFE) == 0xFFFE;
    }
}
