package nl.schakel.support.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/** Codec: makes a code from a name that people typed: lower case, without accents, words joined by hyphens. */
public final class NameCode {

    private NameCode() {}

    /**
     * The code of this name.
     *
     * @param longest how long it may be; empty when nothing of the name can stand in a code
     */
    public static String of(String name, int longest) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return plain.substring(0, Math.min(longest, plain.length())).replaceAll("-$", "");
    }

    /** The code itself, or with the first number that makes it new. */
    public static String free(String code, Predicate<String> taken) {
        String free = code;
        for (int i = 2; taken.test(free); i++) {
            free = code + "-" + i;
        }
        return free;
    }
}
