package nl.schakel.web.frame;

import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** View factory: the Dutch words of codes and sentences, from the message bundles. */
@Component
public class Words {

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    /** The sentence with this key. */
    public String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments.length == 0 ? null : arguments, DutchTime.DUTCH);
    }

    /** The word for a code of a closed list; a code without a word shows as it is. */
    public String of(String list, String code) {
        return code == null ? "" : messages.getMessage(list + "." + code, null, code, DutchTime.DUTCH);
    }

    /** Why somebody looked: a code, sometimes with a step behind a colon. */
    public String why(String code) {
        int colon = code.indexOf(':');
        if (colon < 0) {
            return of("toegang.waarom", code);
        }
        return of("toegang.waarom", code.substring(0, colon)) + ": " + of("stap", code.substring(colon + 1));
    }

    /** The words for several codes, with commas. */
    public String of(String list, Collection<String> codes) {
        return codes.stream().map(code -> of(list, code)).collect(Collectors.joining(", "));
    }
}
