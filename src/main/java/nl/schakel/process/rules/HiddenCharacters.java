package nl.schakel.process.rules;

/** Check for characters that nobody sees and that change how the text around them reads. */
public final class HiddenCharacters {

    private HiddenCharacters() {}

    /** Whether a text holds one. Letters of languages that are written from right to left are no such characters. */
    public static boolean in(String text) {
        return text != null && text.codePoints().anyMatch(HiddenCharacters::is);
    }

    /** The text with a mark in the place of each, for in a sentence: control characters would change what stands around them. */
    public static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .map(point -> is(point) || Character.isISOControl(point) ? '\uFFFD' : point)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static boolean is(int point) {
        boolean direction = point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
        boolean mark = point == 0x200E || point == 0x200F || point == 0x061C;
        boolean nothing = point == 0x200B || point == 0x2060 || point == 0xFEFF;
        boolean control = Character.isISOControl(point) && point != '\n' && point != '\r' && point != '\t';
        return direction || mark || nothing || control;
    }
}
