package nl.schakel.process.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.MissingResourceException;
import nl.schakel.support.text.Sentences;

/** Factory of the findings of one rule: takes the sentences from {@code model-rule-messages.properties}. */
public final class RuleFindings {

    private static final Sentences TEXTS = Sentences.of("model-rule-messages");
    private static final String PROPOSAL = ".voorstel";

    /** Longer texts of a director are cut: a finding is for people. */
    private static final int LONGEST_VALUE = 200;

    private final String rule;
    private final List<RuleFinding> found = new ArrayList<>();

    RuleFindings(String rule) {
        this.rule = rule;
    }

    /** Something for which the bundle is refused; {@code key} is looked up under the id of the rule. */
    public void error(String file, String element, String key, Object... values) {
        add(Severity.FOUT, file, element, key, values);
    }

    /** Something to think about. */
    public void warning(String file, String element, String key, Object... values) {
        add(Severity.WAARSCHUWING, file, element, key, values);
    }

    private void add(Severity severity, String file, String element, String key, Object... values) {
        Object[] shown = Arrays.stream(values).map(RuleFindings::shown).toArray();
        String text = rule + "." + key;
        found.add(new RuleFinding(
                rule,
                file,
                element == null ? "" : element,
                severity,
                say(text, shown),
                TEXTS.has(text + PROPOSAL) ? say(text + PROPOSAL, shown) : say(rule + PROPOSAL, shown)));
    }

    private static String say(String key, Object... values) {
        try {
            // a value more, so that quotes are read the same in sentences with and without values
            return TEXTS.say(key, values.length == 0 ? new Object[] {""} : values);
        } catch (MissingResourceException missing) {
            throw new IllegalStateException("no sentence " + key + " in model-rule-messages", missing);
        }
    }

    private static String shown(Object value) {
        String text = HiddenCharacters.shown(String.valueOf(value));
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + " ...";
    }

    List<RuleFinding> all() {
        return found;
    }
}
