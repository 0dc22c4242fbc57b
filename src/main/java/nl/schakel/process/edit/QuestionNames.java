package nl.schakel.process.edit;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Translation of what people read into the names by which a form, a question and an answer are known. Made once, then kept. */
final class QuestionNames {

    private static final int MOST_WORDS = 6;
    private static final int LONGEST = 40;

    /** Words of the languages in which conditions are written. */
    private static final Set<String> WORDS_OF_CONDITIONS = Set.of(
            "and",
            "or",
            "not",
            "if",
            "then",
            "else",
            "for",
            "in",
            "return",
            "some",
            "every",
            "satisfies",
            "between",
            "null",
            "true",
            "false",
            "function",
            "date",
            "time",
            "empty",
            "mod",
            "div",
            "eq",
            "ne",
            "lt",
            "gt",
            "le",
            "ge",
            "instanceof",
            "external",
            "context",
            "list",
            "string",
            "number",
            "boolean",
            "item");

    private QuestionNames() {}

    /** {@code Veilig Thuis: wie heeft het gezag?} becomes {@code wie-heeft-het-gezag}: what stands before a colon says where. */
    static String form(String name) {
        int colon = name.lastIndexOf(':');
        String asked = words(name.substring(colon + 1)).isEmpty() ? name : name.substring(colon + 1);
        String id = String.join("-", words(asked));
        return id.isEmpty() ? "formulier" : Character.isDigit(id.charAt(0)) ? "formulier-" + id : id;
    }

    /** {@code Wie heeft het gezag?} becomes {@code wieHeeftHetGezag}. */
    static String key(String label, Predicate<String> taken) {
        StringBuilder key = new StringBuilder();
        for (String word : words(label)) {
            key.append(key.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        if (key.isEmpty() || Character.isDigit(key.charAt(0)) || WORDS_OF_CONDITIONS.contains(key.toString())) {
            key.insert(0, key.isEmpty() ? "vraag" : "vraag_");
        }
        return free(key.toString(), "", taken);
    }

    /** {@code Een ouder of (ex-)partner} becomes {@code een-ouder-of-ex-partner}. */
    static String code(String label, Predicate<String> taken) {
        String code = String.join("-", words(label));
        return free(code.isEmpty() ? "antwoord" : code, "-", taken);
    }

    static String free(String name, String between, Predicate<String> taken) {
        String free = name;
        for (int i = 2; taken.test(free); i++) {
            free = name + between + i;
        }
        return free;
    }

    /** In plain letters; a text in other letters than ours gives none. */
    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("Ø", "o")
                .replaceAll("['’]", "")
                .toLowerCase(Locale.ROOT);
        StringBuilder taken = new StringBuilder();
        return Arrays.stream(plain.split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .map(word -> word.length() > LONGEST ? word.substring(0, LONGEST) : word)
                .takeWhile(word -> taken.append(word).length() <= LONGEST)
                .toList();
    }
}
