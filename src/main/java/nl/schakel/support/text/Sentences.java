package nl.schakel.support.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reader of one message bundle ({@code *-messages.properties}): the only way in which a sentence comes into what stands
 * below the pages. It needs nothing of Spring, so that a refused start and a command speak from a bundle as well.
 */
public final class Sentences {

    private static final Locale DUTCH = Locale.forLanguageTag("nl-NL");

    private final ResourceBundle bundle;

    private Sentences(String bundle) {
        // the root locale: the language of the computer has no say in it
        this.bundle = ResourceBundle.getBundle(bundle, Locale.ROOT);
    }

    /** The bundle with this name, without its ending. */
    public static Sentences of(String bundle) {
        return new Sentences(bundle);
    }

    /**
     * The sentence with this key.
     *
     * @param values what stands at {@code {0}}, {@code {1}}; a sentence without values is taken as it is
     * @throws java.util.MissingResourceException when there is no such sentence
     */
    public String say(String key, Object... values) {
        String text = bundle.getString(key);
        return values.length == 0 ? text : new MessageFormat(text, DUTCH).format(values);
    }

    /** Whether there is a sentence with this key. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** Every sentence with its key, sorted by key. */
    public SortedMap<String, String> all() {
        SortedMap<String, String> all = new TreeMap<>();
        bundle.keySet().forEach(key -> all.put(key, bundle.getString(key)));
        return all;
    }
}
