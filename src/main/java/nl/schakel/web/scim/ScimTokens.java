package nl.schakel.web.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reader of the words of a filter or path of SCIM, one after the other. */
final class ScimTokens {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern WORD = Pattern.compile("\\s*([A-Za-z$][A-Za-z0-9_$:.-]*)");
    private static final Pattern TEXT = Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*+\")");
    private static final Pattern NUMBER = Pattern.compile("\\s*(-?[0-9]{1,15}(?:\\.[0-9]{1,15})?)");

    private final String text;
    private int at;

    ScimTokens(String text) {
        this.text = text;
    }

    /** The next word: a name, or an operator. */
    Optional<String> word() {
        return take(WORD);
    }

    /** Whether the next word is this one, which is then taken. */
    boolean takes(String word) {
        int before = at;
        if (word().filter(word::equalsIgnoreCase).isPresent()) {
            return true;
        }
        at = before;
        return false;
    }

    /** A text, a number, true, false or null. */
    Optional<JsonNode> literal() {
        Optional<String> quoted = take(TEXT).or(() -> take(NUMBER));
        if (quoted.isPresent()) {
            try {
                return Optional.of(JSON.readTree(quoted.get()));
            } catch (JsonProcessingException unreadable) {
                return Optional.empty();
            }
        }
        if (takes("true")) {
            return Optional.of(BooleanNode.TRUE);
        }
        if (takes("false")) {
            return Optional.of(BooleanNode.FALSE);
        }
        return takes("null") ? Optional.of(NullNode.instance) : Optional.empty();
    }

    boolean sees(char sign) {
        skip();
        return at < text.length() && text.charAt(at) == sign;
    }

    void need(char sign) {
        if (!sees(sign)) {
            throw ScimRefused.filter();
        }
        at++;
    }

    /** The word after a sign. */
    String after(char sign) {
        if (!sees(sign)) {
            throw ScimRefused.path();
        }
        at++;
        return word().orElseThrow(ScimRefused::path);
    }

    boolean atEnd() {
        skip();
        return at == text.length();
    }

    /** What was not read yet. */
    String rest() {
        return text.substring(at);
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private Optional<String> take(Pattern pattern) {
        Matcher found = pattern.matcher(text).region(at, text.length());
        if (!found.lookingAt()) {
            return Optional.empty();
        }
        at = found.end();
        return Optional.of(found.group(1));
    }
}
