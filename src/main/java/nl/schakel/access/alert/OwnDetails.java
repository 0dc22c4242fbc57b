package nl.schakel.access.alert;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.support.text.PlainName;
import org.springframework.stereotype.Component;

/**
 * Check: whether somebody searches for their own name or mail address. What was typed is compared here and kept nowhere; the access
 * log says only that it was so.
 */
@Component
public class OwnDetails {

    /** How the code of a search ends of which it was so. */
    public static final String MARK = ",eigen-gegevens";

    private static final Pattern ADDITION = Pattern.compile("\\(.*?\\)");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** A shorter name is too often somebody else's. */
    private static final int SHORTEST = 4;

    private final Directory directory;

    OwnDetails(Directory directory) {
        this.directory = directory;
    }

    /**
     * The code of a search for the access log.
     *
     * @param what the code as it is otherwise
     * @param typed what was searched for, or null
     */
    public String mark(String what, String typed, Viewer viewer) {
        return own(typed, viewer) ? what + MARK : what;
    }

    private boolean own(String typed, Viewer viewer) {
        if (typed == null || typed.isBlank()) {
            return false;
        }
        String small = typed.strip().toLowerCase(Locale.ROOT);
        boolean mail = directory
                .emailOf(viewer.personId())
                .map(address -> address.toLowerCase(Locale.ROOT))
                .filter(small::contains)
                .isPresent();
        return mail
                || directory
                        .person(viewer.personId())
                        .filter(person -> named(person, typed))
                        .isPresent();
    }

    /** The whole name, or the family name alone. */
    private static boolean named(Person person, String typed) {
        String name = ADDITION.matcher(person.displayName()).replaceAll(" ").strip();
        String[] words = SPACES.split(name);
        String key = PlainName.key(typed);
        Optional<String> whole = PlainName.of(name).filter(each -> each.length() >= SHORTEST);
        Optional<String> family = words.length < 2
                ? Optional.empty()
                : PlainName.of(words[words.length - 1]).filter(each -> each.length() >= SHORTEST);
        return whole.filter(key::contains).isPresent()
                || family.filter(key::equals).isPresent();
    }
}
