package nl.schakel.process.compare;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.schakel.support.text.Sentences;

/** Text factory for whose a task is: the role that its expression names, or whom a case decides on. */
public final class OwnerWords {

    private static final Sentences WHO = Sentences.of("who-in-models");
    private static final Pattern ROLE = Pattern.compile("\\$\\{eigenaar\\.(?:van|voor)\\(\\w+,\\s*'([a-z]+)'\\)}");
    private static final Pattern OPERATION = Pattern.compile("\\$\\{(\\w+\\.\\w+)\\(.*\\)}");

    private OwnerWords() {}

    /** A list of roles in words; what is no role is given as it is. */
    static String roles(String codes) {
        return Arrays.stream(codes.split(","))
                .map(code -> WHO.has(code) ? WHO.say(code) : code)
                .collect(Collectors.joining(", "));
    }

    /** In words; an expression that has none is given as it is. */
    public static String of(String expression) {
        Matcher role = ROLE.matcher(expression);
        if (role.matches() && WHO.has(role.group(1))) {
            return WHO.say(role.group(1));
        }
        Matcher operation = OPERATION.matcher(expression);
        String key = operation.matches() ? "wie." + operation.group(1) : "";
        return BundleComparison.TEXTS.has(key) ? BundleComparison.TEXTS.say(key) : expression;
    }
}
