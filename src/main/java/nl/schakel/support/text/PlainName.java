package nl.schakel.support.text;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Utility for the key by which a name is recognised, however it was typed: no capitals, no accents, no signs, no spaces,
 * in the letters a to z as far as there is a rule for it. The one place where names are made comparable; what it folds
 * stands in {@code PlainNameTest}.
 *
 * <p>Keys are kept as hashes, which begin with the version of these rules. Who changes a rule gives them another version: what
 * was kept by older rules is made anew from the sealed names when a node starts.
 */
public final class PlainName {

    /** What a hash of a key by these rules begins with; older ones have another beginning or none. */
    public static final String VERSION = "2:";

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]|\\p{Lm}");

    /**
     * German and Scandinavian letters are also written with two ({@code ü} as {@code ue}, {@code å} as {@code aa}), and
     * long Arabic vowels with one or two: both are read as one.
     */
    private static final Pattern LONG_A = Pattern.compile("a[ae]+");

    private static final Pattern LONG_O_OR_U = Pattern.compile("([ou])e+");

    private PlainName() {}

    /** The key of a name; empty when there is nothing in it to compare. */
    public static Optional<String> of(String name) {
        return Optional.ofNullable(name).map(PlainName::key).filter(key -> !key.isEmpty());
    }

    /** The key of a text; of nothing it is nothing. */
    public static String key(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        String latin = small.chars().allMatch(c -> c < 128) ? small : Latin.of(small);
        String letters = BETWEEN.matcher(latin).replaceAll("");
        return LONG_O_OR_U.matcher(LONG_A.matcher(letters).replaceAll("a")).replaceAll("$1");
    }

    /** ICU is loaded when the first name comes that has more than plain letters: a start does not wait for it. */
    private static final class Latin {

        /**
         * Cyrillic by the Bulgarian law of 2009, which for most letters is what passports of other countries have too;
         * other scripts by the rules of Unicode (CLDR). Then letters that are no plain letter with a sign, such as
         * {@code ł}, {@code đ}, {@code ø}, {@code ß}, {@code þ}, {@code ı}.
         */
        private static final Transliterator RULES = Transliterator.createFromRules("naam", """
                :: NFKC ;
                :: Lower ;
                ж > zh ; ч > ch ; ш > sh ; щ > sht ; ц > ts ; ю > yu ; я > ya ; й > y ; х > h ; ъ > a ; ь > y ;
                ё > yo ; є > ye ; ї > yi ; ґ > g ; э > e ; ы > y ;
                ə > a ;
                :: Any-Latin ;
                :: NFD ;
                :: [:M:] Remove ;
                :: Latin-ASCII ;
                :: Lower ;
                """, Transliterator.FORWARD);

        static String of(String text) {
            return RULES.transliterate(text);
        }
    }
}
